/**
 * The joint report of the whole project on one period: one text in both languages, two annexes of figures, two project
 * leaders who approve it.
 *
 *     draft ── both leaders have approved this revision and these figures ── submit ──▶ submitted
 *
 * What is submitted is kept as it stood: later names, rates, rules and expenses change nothing in it.
 */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { pairLangs, type PairLang } from '#lib/lang.ts';
import { readText } from '#lib/text.ts';
import type { Side } from '#lib/projects/rule-set.ts';

export const sectionKeys = ['done', 'pilots', 'results', 'cooperation', 'communication', 'risks', 'next'] as const;
export type SectionKey = (typeof sectionKeys)[number];
export type SectionTexts = Readonly<Record<SectionKey, string>>;
/** The same report twice: both authorities get it in their own language. */
export type Sections = Readonly<Record<PairLang, SectionTexts>>;

/** Ten pages of the file that is handed in, all sections of one language together; `project-report-pdf` tests it. */
export const longestJointText = 30_000;

export type ProjectReportState = 'draft' | 'submitted';

export const noTexts: SectionTexts = {
	done: '',
	pilots: '',
	results: '',
	cooperation: '',
	communication: '',
	risks: '',
	next: ''
};

export function isSection(value: unknown): value is SectionKey {
	return sectionKeys.some((key) => key === value);
}

/** As people count: one emoji of one code point is one character. */
export function lengthOf(texts: SectionTexts): number {
	return sectionKeys.reduce((total, key) => total + [...texts[key]].length, 0);
}

/** All sections of one language from a form, with every fault at once. */
export function readSections(form: FormData): Decision<SectionTexts> {
	const read = sectionKeys.map((key) => {
		const text = readText(form.get(key), { max: longestJointText, multiline: true });
		return { key, text };
	});
	const issues: Issue[] = read.flatMap(({ key, text }) =>
		text.ok ? [] : text.issues.map((issue) => ({ ...issue, field: key }))
	);
	const texts: SectionTexts = {
		...noTexts,
		...Object.fromEntries(read.flatMap(({ key, text }) => (text.ok ? [[key, text.value]] : [])))
	};
	const length = lengthOf(texts);
	if (length > longestJointText)
		issues.push({ field: '', key: 'project_report.too_long', params: { length, max: longestJointText } });
	return issues.length > 0 ? no(...issues) : yes(texts);
}

/** As typed, faults and all, so that a refused form comes back as it was. */
export function typedSections(form: FormData): SectionTexts {
	return {
		...noTexts,
		...Object.fromEntries(sectionKeys.map((key) => [key, field(form, key).replace(/\r\n?/g, '\n')]))
	};
}

export type Standing = { readonly state: ProjectReportState; readonly revision: number };

/** What stands against writing. `seen`: the revision that was on the screen, 0 of a report not begun. */
export function writeFaults({ state, revision }: Standing, seen: number): Issue[] {
	if (state === 'submitted') return [{ field: '', key: 'project_report.submitted_already' }];
	return revision === seen ? [] : [{ field: '', key: 'project_report.changed_meanwhile' }];
}

export type Approval = {
	readonly side: Side;
	readonly leaderName: string;
	readonly approvedOn: string;
	/** Of the text, and a digest of the figures, that were approved. */
	readonly revision: number;
	readonly digest: string;
};

/** It holds for what stands now only while neither the text nor a figure has changed since. */
export function holdsFor(approval: Approval, now: { revision: number; digest: string }): boolean {
	return approval.revision === now.revision && approval.digest === now.digest;
}

/** The same person does not lead both sides. */
export function approvalFaults(asked: { side: Side; leaderName: string }, given: readonly Approval[]): Issue[] {
	const same = given.some(
		({ side, leaderName }) => side !== asked.side && leaderName.toLowerCase() === asked.leaderName.toLowerCase()
	);
	return same ? [{ field: `leader_name_${asked.side}`, key: 'project_report.same_leader' }] : [];
}

type Ready = {
	readonly texts: Sections;
	readonly approvals: readonly Approval[];
	readonly digest: string;
	readonly sides: readonly Side[];
	/** The period is over. */
	readonly isOver: boolean;
	readonly confirmed: boolean;
};

/** Everything that stands against submission, at once. */
export function submitFaults(report: Standing, seen: number, ready: Ready): Issue[] {
	const issues = writeFaults(report, seen);
	if (!ready.isOver) issues.push({ field: '', key: 'project_report.period_not_over' });
	for (const lang of pairLangs)
		if (sectionKeys.some((key) => ready.texts[lang][key].trim() === ''))
			issues.push({ field: '', key: `project_report.text_missing_${lang}` });
	const now = { revision: report.revision, digest: ready.digest };
	for (const side of ready.sides) {
		const approval = ready.approvals.find((each) => each.side === side);
		if (!approval) issues.push({ field: '', key: `project_report.approval_missing_${side.toLowerCase()}` });
		else if (!holdsFor(approval, now))
			issues.push({ field: '', key: `project_report.approval_outdated_${side.toLowerCase()}` });
	}
	if (!ready.confirmed) issues.push({ field: 'confirm', key: 'project_report.confirm_missing' });
	return issues;
}
