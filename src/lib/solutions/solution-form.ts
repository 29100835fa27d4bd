/** What a person fills in about a solution, read with every fault at once. */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { isContentLang, type ContentLang } from '#lib/lang.ts';
import { missingAs } from '#lib/missing.ts';
import { readText } from '#lib/text.ts';
import { solutionKinds, type SolutionContent, type SolutionKind } from './solution.ts';

export const longestSummary = 2000;
export const longestRemark = 1000;

/** What may be chosen; a supplier writes of its own products only. */
export type SolutionChoices = {
	readonly technologies: readonly string[];
	readonly suppliers: readonly string[];
	readonly pilots: readonly string[];
	/** The supplier in whose workspace the form stands; null in a partner's. */
	readonly ownSupplier: string | null;
};

export function readSolution(form: FormData, choices: SolutionChoices): Decision<SolutionContent> {
	const kind = readKind(form, choices);
	const read = all({
		name: missingAs('solution.name_missing', at('name', readText(field(form, 'name'), { max: 120, required: true }))),
		made: kind.ok ? readMaker(form, kind.value, choices) : kind,
		technologyArea: readKnown(form, 'technology', choices.technologies, 'solution.technology_missing'),
		summary: readWords(form, 'summary'),
		prerequisites: readWords(form, 'prerequisites'),
		summaryOther: readOther(form, 'summary_other'),
		prerequisitesOther: readOther(form, 'prerequisites_other'),
		language: readLanguage(form),
		pilots: readPilots(form, choices)
	});
	if (!read.ok) return read;
	const { made, ...rest } = read.value;
	return yes({ ...rest, ...made, isReadyToReuse: field(form, 'ready') === 'yes' });
}

export function readRemark(form: FormData): Decision<string> {
	return at('remark', readText(form.get('remark'), { max: longestRemark, multiline: true }));
}

function readWords(form: FormData, name: string): Decision<string> {
	return at(name, readText(form.get(name), { max: longestSummary, multiline: true }));
}

function readOther(form: FormData, name: string): Decision<string | null> {
	const read = readWords(form, name);
	return read.ok && read.value === '' ? yes(null) : read;
}

function readKind(form: FormData, { ownSupplier }: SolutionChoices): Decision<SolutionKind> {
	if (ownSupplier !== null) return yes('product');
	const kind = solutionKinds.find((each) => each === field(form, 'kind'));
	return kind ? yes(kind) : no({ field: 'kind', key: 'solution.kind_missing' });
}

type Made = Pick<SolutionContent, 'kind' | 'supplierId'>;

function readMaker(form: FormData, kind: SolutionKind, { ownSupplier, suppliers }: SolutionChoices): Decision<Made> {
	if (kind === 'generic') return yes({ kind, supplierId: null });
	if (ownSupplier !== null) return yes({ kind, supplierId: ownSupplier });
	const supplier = readKnown(form, 'supplier', suppliers, 'solution.supplier_missing');
	return supplier.ok ? yes({ kind, supplierId: supplier.value }) : supplier;
}

function readKnown(form: FormData, name: string, known: readonly string[], key: string): Decision<string> {
	const asked = field(form, name);
	return known.includes(asked) ? yes(asked) : no({ field: name, key });
}

function readLanguage(form: FormData): Decision<ContentLang> {
	const asked = field(form, 'language');
	return isContentLang(asked) ? yes(asked) : no({ field: 'language', key: 'solution.language_missing' });
}

function readPilots(form: FormData, { pilots }: SolutionChoices): Decision<string[]> {
	const asked = [...new Set(form.getAll('pilots').filter((value) => typeof value === 'string'))];
	return asked.every((id) => pilots.includes(id)) ? yes(asked) : no({ field: 'pilots', key: 'solution.pilot_unknown' });
}
