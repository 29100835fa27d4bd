/** What a supplier fills in, read with every fault at once. */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import type { Lang } from '#lib/lang.ts';
import { missingAs } from '#lib/missing.ts';
import { readText } from '#lib/text.ts';
import { longest, secretParts, verdicts, type ResponseContent, type SecretPart, type Verdict } from './response.ts';

export type Choices = {
	readonly language: Lang;
	/** Ids of the firm's own published solutions. */
	readonly solutions: readonly string[];
};

/** @param isSubmitted a draft may lack what an answer that is handed in must say */
export function readResponse(form: FormData, choices: Choices, isSubmitted: boolean): Decision<ResponseContent> {
	const text = (name: keyof typeof longest, required = false) =>
		at(name, readText(form.get(name), { max: longest[name], required, multiline: true }));
	const marked = form.getAll('secrets').map(String);
	const secrets = secretParts.filter((part) => marked.includes(part));
	return all({
		language: yes(choices.language),
		offer: missingAs('response.offer_missing', text('offer', isSubmitted)),
		evidence: text('evidence'),
		solutionId: readSolution(field(form, 'solution'), choices.solutions),
		contact: missingAs('response.contact_missing', text('contact', isSubmitted)),
		cost: text('cost'),
		secrets: yes<readonly SecretPart[]>(secrets),
		secretReason: missingAs('response.secret_reason_missing', text('secretReason', isSubmitted && secrets.length > 0))
	});
}

function readSolution(asked: string, known: readonly string[]): Decision<string | null> {
	if (asked === '') return yes(null);
	return known.includes(asked) ? yes(asked) : no({ field: 'solution', key: 'response.solution_unknown' });
}

export type Ruling = { readonly verdict: Verdict; readonly reason: string };

export function readRuling(form: FormData): Decision<Ruling> {
	const verdict = verdicts.find((each) => each === field(form, 'verdict'));
	return all({
		verdict: verdict ? yes(verdict) : no({ field: 'verdict', key: 'response.verdict_missing' }),
		reason: at('reason', readText(form.get('reason'), { max: longest.reason, multiline: true }))
	});
}
