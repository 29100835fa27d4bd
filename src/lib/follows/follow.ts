/** What can be followed, and how quickly word of it is wanted. */
const targetKinds = ['need', 'pilot', 'solution', 'organisation', 'area', 'search'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** Id of the thing, key of an area or `group:<key>`, key of a search. */
export type Target = { readonly kind: TargetKind; readonly id: string };

/** The quickest first; `site` is no mail at all. */
export const paces = ['instant', 'daily', 'weekly', 'site'] as const;
export type Pace = (typeof paces)[number];

export function isPace(value: string): value is Pace {
	return paces.some((each) => each === value);
}

/** What a mail can come at. */
export const mailPaces = ['instant', 'daily', 'weekly'] as const satisfies readonly Pace[];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `need:<id>` as it stands in an address; undefined for what nobody can follow by its id. */
export function readTarget(text: string): Target | undefined {
	const at = text.indexOf(':');
	const kind = targetKinds.find((each) => each === text.slice(0, at));
	const id = text.slice(at + 1);
	if (at < 0 || kind === undefined || kind === 'search' || id === '' || id.length > 200) return undefined;
	const isByUuid = kind === 'need' || kind === 'pilot' || kind === 'solution';
	return isByUuid && !uuid.test(id) ? undefined : { kind, id };
}

export function targetText({ kind, id }: Target): string {
	return `${kind}:${id}`;
}

export function isToken(text: string): boolean {
	return uuid.test(text);
}
