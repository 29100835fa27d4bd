/** Routes, methods and form actions of the built site, read from its own manifest, so that none can be forgotten. */
import { pathToFileURL } from 'node:url';

export type BuiltRoute = {
	id: string;
	isPage: boolean;
	/** Names of form actions; `default` for the unnamed one. */
	actions: readonly string[];
	/** Methods of an endpoint. */
	methods: readonly string[];
};

type PageNode = { server?: { actions?: Record<string, unknown> } };
type Manifest = {
	_: {
		nodes: readonly (() => Promise<PageNode>)[];
		routes: readonly {
			id: string;
			page: { leaf: number } | null;
			endpoint: (() => Promise<Record<string, unknown>>) | null;
		}[];
	};
};

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export async function builtRoutes(): Promise<BuiltRoute[]> {
	const file = pathToFileURL('build/server/manifest.js').href;
	const { manifest } = (await import(file)) as { manifest: Manifest };
	return Promise.all(
		manifest._.routes.map(async (route) => {
			const node = route.page ? await manifest._.nodes[route.page.leaf]?.() : undefined;
			const endpoint = route.endpoint ? await route.endpoint() : {};
			return {
				id: route.id,
				isPage: route.page !== null,
				actions: Object.keys(node?.server?.actions ?? {}),
				methods: Object.keys(endpoint).filter((name) => verbs.includes(name))
			};
		})
	);
}
