/** Routes, methods and form actions of the built site, read from its own manifest, so that none can be forgotten. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lastBuild } from '../../src/cli/build.mjs';

export type BuiltRoute = {
	id: string;
	/** Names of form actions; `default` for the unnamed one. */
	actions: readonly string[];
};

type PageNode = { server?: { actions?: Record<string, unknown> } };
type Manifest = {
	_: {
		nodes: readonly (() => Promise<PageNode>)[];
		routes: readonly { id: string; page: { leaf: number } | null }[];
	};
};

async function manifest(): Promise<Manifest['_']> {
	const [file] = globSync('server/{manifest.js,chunks/manifest*.js}', { cwd: lastBuild() });
	if (!file) throw new Error('The build has no manifest');
	const module = (await import(pathToFileURL(join(lastBuild(), file)).href)) as Record<string, Manifest>;
	const [found] = Object.values(module);
	if (!found) throw new Error('The manifest of the build is empty');
	return found._;
}

export async function builtRoutes(): Promise<BuiltRoute[]> {
	const { nodes, routes } = await manifest();
	return Promise.all(
		routes.map(async ({ id, page }) => {
			const node = page ? await nodes[page.leaf]?.() : undefined;
			return { id, actions: Object.keys(node?.server?.actions ?? {}) };
		})
	);
}

/** Whether each route is a page. Asks for no page's own code, which takes its time. */
export async function builtPages(): Promise<ReadonlyMap<string, boolean>> {
	const { routes } = await manifest();
	return new Map(routes.map(({ id, page }) => [id, page !== null]));
}

/** The address of a route; a parameter that is not given is an error of the test. */
export function addressOf(id: string, params: Readonly<Record<string, string>>): string {
	return id.replace('[lang=lang]', 'nb').replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
		const value = params[name];
		if (value === undefined) throw new Error(`${id} needs ${name}`);
		return value;
	});
}
