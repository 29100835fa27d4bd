/** Forms are accepted from the site's own pages only, but for what holds a secret of its own and works without a cookie. */

/** One click in a mail program (RFC 8058) comes from that program's server, which names no origin. */
const fromAnywhere: ReadonlySet<string> = new Set(['/[lang=lang]/avmeld/[token]']);

/** What a form of a browser can send without asking first. */
const formTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(?:;|$)/i;
const changing: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

type Asked = {
	readonly method: string;
	readonly contentType: string | null;
	/** As the browser says it. */
	readonly origin: string | null;
	readonly own: string;
	readonly route: string | null;
};

/** The interface for programs knows no cookie: its key stands in the request. */
function isOpen(route: string): boolean {
	return fromAnywhere.has(route) || route.startsWith('/api/');
}

export function isForeignForm({ method, contentType, origin, own, route }: Asked): boolean {
	if (!changing.has(method) || (route !== null && isOpen(route))) return false;
	return formTypes.test((contentType ?? '').trim()) && origin !== own;
}
