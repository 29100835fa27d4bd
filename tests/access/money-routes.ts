/** The pages and doors of the shared budget, asked without a server: as the site asks them, in a database of one's own. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Actor } from '../../src/lib/accounts/actor.ts';

type Event = { locals: unknown; params: unknown; request: Request; url: URL } & Record<string, unknown>;
type Handler = (event: Event) => unknown;
export type RouteModule = { load?: Handler; GET?: Handler; POST?: Handler; actions?: Record<string, Handler> };

const routes = resolve(import.meta.dirname, '../../src/routes');
const money =
	/\/(?:utgifter|rapporter|avstemming|budsjett|finansiering|perioder|utbetalinger|kurser|regelverk|revisjon|leder)(?:\/|$)|^\/dokument\/|^\/api\/v1\/(?:expenses|funding\/ledger)$/;

/** Addresses as SvelteKit names them, each with its module. */
export async function moneyRoutes(): Promise<Map<string, RouteModule>> {
	const files = globSync('**/+{page.server,server}.ts', { cwd: routes }).toSorted();
	const found = files
		.map((file) => ({ file, id: `/${file.slice(0, file.lastIndexOf('/'))}` }))
		.filter(({ id }) => money.test(id));
	return new Map(
		await Promise.all(
			found.map(async ({ file, id }) => [id, (await import(resolve(routes, file))) as RouteModule] as const)
		)
	);
}

export type Params = Readonly<Record<string, string>>;

export function eventOf(id: string, actor: Actor | null, params: Params, init: RequestInit = {}): Event {
	const path = id.replace(/\[(\w+)(?:=\w+)?\]/g, (_, name: string) => params[name] ?? 'x');
	const url = new URL(`http://127.0.0.1:3000${path}`);
	return {
		locals: { actor, lang: 'nb', requestId: 'test' },
		params,
		request: new Request(url, init),
		url,
		route: { id },
		cookies: { get: () => undefined },
		setHeaders: () => undefined,
		depends: () => undefined,
		parent: () => Promise.resolve({}),
		fetch
	};
}

type Thrown = { status?: number; location?: string };

/** Its status; a form that is refused for what stands in it is an answer to somebody who may send it, and so is 200. */
export async function answered(work: () => unknown): Promise<number> {
	try {
		const given = await work();
		return given instanceof Response ? given.status : 200;
	} catch (thrown) {
		const { location, status } = thrown as Thrown;
		if (status === undefined) throw thrown;
		return status === 303 && !location?.includes('/konto/inn?til=') ? 200 : status;
	}
}

/** As a browser sends a form with nothing in it. */
export function emptyForm(): RequestInit {
	return { method: 'POST', body: new FormData() };
}
