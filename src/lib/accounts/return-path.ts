/** Anything; only its shape counts. */
const HERE = 'http://here.invalid';

/**
 * Where to go after signing in, when it is a page of this site; undefined for anything else, whatever its disguise.
 * Browsers read `//other`, `/\other` and addresses with control characters as another site's.
 */
export function returnPath(til: string | null | undefined): string | undefined {
	if (!til?.startsWith('/') || til.length > 2000 || /[\\\p{Cc}]/u.test(til)) return undefined;
	const url = URL.canParse(til, HERE) ? new URL(til, HERE) : undefined;
	if (url?.origin !== HERE || url.pathname.startsWith('//')) return undefined;
	return /^\/(nb|nn|sv)\/konto\/(inn|ut|glemt|lenke)(\/|$)/.test(url.pathname) ? undefined : url.pathname + url.search;
}
