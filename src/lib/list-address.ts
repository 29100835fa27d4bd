/** The address of a list, as short as it can be said: a form leaves an empty parameter for everything not chosen. */

/** What is there anyway when the address says nothing. */
const usual: ReadonlySet<string> = new Set(['sorter=newest', 'status=open', 'side=1']);

export function hasEmptyParameter(params: URLSearchParams): boolean {
	return [...params].some((each) => saysNothing(each));
}

/** The rest of it; what nobody knows stays, so that the page can say that it was left out. */
export function withoutEmpty(params: URLSearchParams): string {
	const kept = new URLSearchParams([...params].filter((each) => !saysNothing(each)));
	return kept.size === 0 ? '' : `?${kept}`;
}

function saysNothing([name, value]: readonly [string, string]): boolean {
	return value.trim() === '' || usual.has(`${name}=${value}`);
}
