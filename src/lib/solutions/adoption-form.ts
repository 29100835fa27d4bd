/** What a person fills in about the use of a solution, read with every fault at once. */
import { readDay } from '#lib/day.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import type { Lang } from '#lib/lang.ts';
import { missingAs } from '#lib/missing.ts';
import { readInteger } from '#lib/number.ts';
import { readText } from '#lib/text.ts';
import { runningStages, type RunningStage } from './adoption.ts';

export const longestReason = 1000;
const mostUsers = 1_000_000;

export type Reading = { readonly lang: Lang; readonly today: string };

export type Declaration = {
	readonly solutionId: string;
	readonly organisationId: string;
	/** From which pilot they have it; null when from none. */
	readonly pilotId: string | null;
	readonly sinceOn: string;
	readonly userCount: number | null;
};
export type Use = { readonly stage: RunningStage; readonly sinceOn: string; readonly userCount: number | null };
export type Ending = { readonly endedOn: string; readonly reason: string };

/** What may be chosen when a use is declared. */
export type DeclarationChoices = {
	readonly solutions: readonly { readonly id: string; readonly pilots: readonly string[] }[];
	readonly organisations: readonly string[];
};

export function readDeclaration(
	form: FormData,
	{ solutions, organisations }: DeclarationChoices,
	reading: Reading
): Decision<Declaration> {
	const solution = solutions.find(({ id }) => id === field(form, 'solution'));
	const organisation = organisations.find((id) => id === field(form, 'user'));
	return all({
		solutionId: solution ? yes(solution.id) : no({ field: 'solution', key: 'adoption.solution_missing' }),
		organisationId: organisation ? yes(organisation) : no({ field: 'user', key: 'adoption.organisation_missing' }),
		pilotId: readPilot(field(form, 'pilot'), solution),
		sinceOn: readSince(form, reading),
		userCount: readUsers(form)
	});
}

export function readUse(form: FormData, reading: Reading): Decision<Use> {
	const stage = runningStages.find((each) => each === field(form, 'stage'));
	return all({
		stage: stage ? yes(stage) : no({ field: 'stage', key: 'adoption.stage_missing' }),
		sinceOn: readSince(form, reading),
		userCount: readUsers(form)
	});
}

/** @param sinceOn the first day of the use */
export function readEnding(form: FormData, sinceOn: string, reading: Reading): Decision<Ending> {
	const day = missingAs('adoption.ended_on_missing', at('ended_on', readPast(field(form, 'ended_on'), reading)));
	return all({
		endedOn: day.ok && day.value < sinceOn ? no({ field: 'ended_on', key: 'adoption.ended_before_start' }) : day,
		reason: missingAs(
			'adoption.reason_missing',
			at('reason', readText(form.get('reason'), { max: longestReason, required: true, multiline: true }))
		)
	});
}

function readSince(form: FormData, reading: Reading): Decision<string> {
	return missingAs('adoption.since_missing', at('since', readPast(field(form, 'since'), reading)));
}

function readPast(text: string, { lang, today }: Reading): Decision<string> {
	const read = readDay(text, lang === 'sv' ? 'year_first' : 'day_first');
	return read.ok && read.value > today ? no({ field: '', key: 'adoption.in_future' }) : read;
}

function readUsers(form: FormData): Decision<number | null> {
	const typed = field(form, 'users').trim();
	return typed === '' ? yes(null) : at('users', readInteger(typed, { min: 0, max: mostUsers }));
}

function readPilot(
	asked: string,
	solution: DeclarationChoices['solutions'][number] | undefined
): Decision<string | null> {
	if (asked === '') return yes(null);
	// without a solution there is one fault, not two
	if (!solution || solution.pilots.includes(asked)) return yes(asked);
	return no({ field: 'pilot', key: 'adoption.pilot_unknown' });
}
