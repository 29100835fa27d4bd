/** The list of a version's documents as a form: a text in each language for every one, and one move at a time. */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readText } from '#lib/text.ts';
import type { DocumentView } from './document.ts';

export const mostText = 300;

export type Texts = { readonly textNb: string; readonly textSv: string };
export type TypedTexts = Texts & {
	readonly id: string;
	/** The texts that the form was opened with, as `stampOf` writes them. */
	readonly was: string;
};

export const moves = ['up', 'down', 'remove'] as const;
export type Move = { readonly what: (typeof moves)[number]; readonly id: string };
export type ListForm = { readonly texts: readonly TypedTexts[]; readonly move: Move | undefined };

export function stampOf({ textNb, textSv }: Texts): string {
	return JSON.stringify([textNb, textSv]);
}

export function readListForm(form: FormData): Decision<ListForm> {
	const issues: Issue[] = [];
	const read = (name: string) => {
		const text = readText(form.get(name), { max: mostText, multiline: true });
		if (!text.ok) issues.push(...text.issues.map((issue) => ({ ...issue, field: name })));
		return text.ok ? text.value : '';
	};
	const texts = idsIn(form).map((id) => ({
		id,
		textNb: read(`nb-${id}`),
		textSv: read(`sv-${id}`),
		was: field(form, `was-${id}`)
	}));
	return issues.length > 0 ? no(...issues) : yes({ texts, move: moveIn(form) });
}

function idsIn(form: FormData): string[] {
	return [...form.keys()].filter((name) => name.startsWith('was-')).map((name) => name.slice('was-'.length));
}

function moveIn(form: FormData): Move | undefined {
	const what = moves.find((each) => form.has(each));
	return what && { what, id: field(form, what) };
}

/**
 * What is to be written. Texts that nobody changed in this form are left as they are by now; where somebody else has
 * changed what was changed here too, nothing is written.
 */
export function changedTexts(
	stored: readonly DocumentView[],
	typed: readonly TypedTexts[]
): Decision<(Texts & { id: string })[]> {
	const changed = typed.filter((each) => stampOf(each) !== each.was);
	const byId = new Map(stored.map((document) => [document.id, document]));
	const issues: Issue[] = [];
	const toWrite: TypedTexts[] = [];
	for (const each of changed) {
		const now = byId.get(each.id);
		if (!now) issues.push({ field: '', key: 'document.gone_meanwhile' });
		else if (stampOf(now) === each.was) toWrite.push(each);
		else if (stampOf(now) !== stampOf(each)) issues.push({ field: `nb-${each.id}`, key: 'document.changed_meanwhile' });
	}
	return issues.length > 0 ? no(...issues) : yes(toWrite.map(({ id, textNb, textSv }) => ({ id, textNb, textSv })));
}

/** The ids in their new order; one that is gone, or stands at the end already, stays as it is. */
export function movedIn(ids: readonly string[], { what, id }: Move): readonly string[] {
	const others = ids.filter((each) => each !== id);
	const at = ids.indexOf(id);
	if (what === 'remove' || at < 0) return others;
	const to = Math.max(0, at + (what === 'up' ? -1 : 1));
	return [...others.slice(0, to), id, ...others.slice(to)];
}
