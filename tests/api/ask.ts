/** The interface asked without a server: as the site asks its routes, behind its own door, in a database of one's own. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { newDoor } from '#lib/api/door.server.ts';
import { withinSize } from '#lib/request-size.server.ts';

type Event = { params: Readonly<Record<string, string>>; request: Request; url: URL };
type Module = Readonly<Record<string, ((event: Event) => Response | Promise<Response>) | undefined>>;
type Route = { id: string; module: Module };

const folder = resolve(import.meta.dirname, '../../src/routes');
export const site = 'http://127.0.0.1:3000';

export async function apiRoutes(): Promise<Route[]> {
	const files = globSync('api/v1/**/+server.ts', { cwd: folder }).toSorted();
	return Promise.all(
		files.map(async (file) => ({
			id: `/${file.slice(0, file.lastIndexOf('/'))}`,
			module: (await import(resolve(folder, file))) as Module
		}))
	);
}

/** What stands where in an address: a name in place of a parameter is no other route's own word. */
function paramsOf(id: string, path: string): Record<string, string> | undefined {
	const [parts, given] = [id.split('/'), path.split('/')];
	const params: Record<string, string> = {};
	for (const [place, part] of parts.entries()) {
		const name = /^\[(\w+)\]$/.exec(part)?.[1];
		if (name !== undefined) params[name] = given[place] ?? '';
		else if (part !== given[place]) return undefined;
	}
	return parts.length === given.length ? params : undefined;
}

/** @param limits of the door; none are its own business of each test */
export function asker(routes: readonly Route[], limits = { read: 0, write: 0 }) {
	const door = newDoor(limits);
	return async (method: string, address: string, init: RequestInit = {}): Promise<Response> => {
		const url = new URL(`/api/v1${address}`, site);
		const found = routes.flatMap(({ id, module }) => {
			const params = paramsOf(id, url.pathname);
			return params ? [{ id, module, params }] : [];
		})[0];
		const handler = found?.module[method === 'HEAD' ? 'GET' : method];
		if (!found || !handler) throw new Error(`No such way to ask: ${method} ${address}`);
		const request = withinSize(new Request(url, { ...init, method }), found.id);
		const asked = { request, getClientAddress: () => '127.0.0.1' };
		return door(asked, () => handler({ params: found.params, request, url }));
	};
}
