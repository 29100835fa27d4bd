/**
 * The first words of each section, taken from what the pilots and partners have written themselves, each in its own
 * language, and from approved results. Whoever writes the report goes on from there.
 */
import type { Translate } from '#lib/i18n.ts';
import { pairLang, type Lang } from '#lib/lang.ts';
import type { Publication, ReportedResult } from './project-report-content.ts';
import type { Named } from './project-report-figures.ts';
import { longestJointText, noTexts, sectionKeys, type SectionKey, type SectionTexts } from './project-report.ts';

export type PilotWords = {
	readonly title: string;
	readonly owner: Named;
	readonly summary: string;
	readonly borderDifferences: string;
	/** Organisations of the other country that take part. */
	readonly abroad: readonly Named[];
	readonly standing: 'running' | 'paused' | 'stopped';
	readonly standingReason: string;
	readonly milestones: readonly { readonly dueOn: string; readonly text: string }[];
};
export type DraftFacts = {
	readonly pilots: readonly PilotWords[];
	readonly partners: readonly { readonly organisation: Named; readonly text: string }[];
	readonly results: readonly (ReportedResult & { readonly isWorse: boolean })[];
	readonly publications: readonly Publication[];
};
type Writer = { readonly lang: Lang; readonly t: Translate; readonly day: (day: string) => string };

/** How much of each one's words is taken: as much as leaves room for those of all. */
const quoteLengths = [900, 600, 400, 280, 180, 110, 60] as const;
/** Characters for each section, together what may be written. */
const rooms: Readonly<Record<SectionKey, number>> = {
	done: 7000,
	pilots: 7000,
	results: 5000,
	cooperation: 4000,
	communication: 2500,
	risks: 2500,
	next: longestJointText - 28_000
};
const linesOf: Readonly<Record<SectionKey, (facts: DraftFacts, writer: Writer, quoted: number) => string[]>> = {
	done: doneLines,
	pilots: pilotLines,
	results: resultLines,
	cooperation: cooperationLines,
	communication: communicationLines,
	risks: riskLines,
	next: nextLines
};

export function draftSections(facts: DraftFacts, writer: Writer): SectionTexts {
	const drafts = sectionKeys.map((key) => [key, draftSection(key, facts, writer)] as const);
	return { ...noTexts, ...Object.fromEntries(drafts) };
}

function draftSection(key: SectionKey, facts: DraftFacts, writer: Writer): string {
	const tries = quoteLengths.map((quoted) => linesOf[key](facts, writer, quoted));
	const fitting = tries.find((lines) => sizeOf(lines) <= rooms[key]);
	return whole(fitting ?? tries.at(-1) ?? [], rooms[key]).join('\n\n');
}

function doneLines({ partners }: DraftFacts, { lang }: Writer, quoted: number): string[] {
	return partners.map(({ organisation, text }) => `${organisation[pairLang(lang)]}: ${quote(text, quoted)}`);
}

function pilotLines({ pilots }: DraftFacts, { lang }: Writer, quoted: number): string[] {
	return pilots
		.filter(({ standing }) => standing !== 'stopped')
		.map(({ title, owner, summary }) => `${title} (${owner[pairLang(lang)]}): ${quote(summary, quoted)}`);
}

function resultLines({ results }: DraftFacts, { lang }: Writer): string[] {
	return results.map(({ pilot, owner, finding, evidence }) =>
		sentence(`${pilot} (${owner[pairLang(lang)]}): ${finding[pairLang(lang)]}`, evidence[pairLang(lang)])
	);
}

function cooperationLines({ pilots }: DraftFacts, { lang, t }: Writer, quoted: number): string[] {
	return pilots.flatMap(({ title, owner, abroad, borderDifferences }) => [
		...(abroad.length === 0
			? []
			: [
					t('project_report.draft_abroad', {
						pilot: title,
						owner: owner[pairLang(lang)],
						partners: abroad.map((each) => each[pairLang(lang)]).join(', ')
					})
				]),
		...(borderDifferences === '' ? [] : [`${title}: ${quote(borderDifferences, quoted)}`])
	]);
}

function communicationLines({ publications }: DraftFacts, { lang, t, day }: Writer): string[] {
	return publications.map(({ kind, title, owner, publishedOn }) =>
		t(`project_report.draft_published_${kind}`, {
			title: title.replace(/\.$/, ''),
			owner: owner[pairLang(lang)],
			day: day(publishedOn)
		})
	);
}

function riskLines({ pilots, results }: DraftFacts, { lang, t }: Writer, quoted: number): string[] {
	const standing = pilots.flatMap(({ title, owner, standing: how, standingReason }) =>
		how === 'running'
			? []
			: [
					`${t(`project_report.draft_${how}`, { pilot: title, owner: owner[pairLang(lang)] })} ${quote(standingReason, quoted)}`
				]
	);
	const worse = results
		.filter(({ isWorse }) => isWorse)
		.map(({ pilot, finding }) => t('project_report.draft_worse', { pilot, finding: finding[pairLang(lang)] }));
	return [...standing, ...worse];
}

function nextLines({ pilots }: DraftFacts, { day }: Writer, quoted: number): string[] {
	return pilots.flatMap(({ title, milestones }) =>
		milestones.map(({ dueOn, text }) => `${day(dueOn)}: ${quote(text, quoted)} (${title})`)
	);
}

function sizeOf(lines: readonly string[]): number {
	return lines.reduce((total, line) => total + [...line].length + 2, 0);
}

/** As many lines as there is room for, none cut in its middle. */
function whole(lines: readonly string[], room: number): string[] {
	const end = lines.findIndex((_, index) => sizeOf(lines.slice(0, index + 1)) > room);
	return lines.slice(0, end < 0 ? lines.length : end);
}

/** Of long words the beginning, up to the end of a sentence where there is one. */
function quote(words: string, longest: number): string {
	const text = words.trim().replace(/\s+/g, ' ');
	if (text.length <= longest) return text;
	const start = text.slice(0, longest);
	const end = Math.max(start.lastIndexOf('. '), start.lastIndexOf('! '), start.lastIndexOf('? '));
	return end > 0 ? `${start.slice(0, end + 1)} …` : `${start.slice(0, start.lastIndexOf(' '))} …`;
}

function sentence(text: string, more: string): string {
	return `${/[.!?]$/.test(text) ? text : `${text}.`} ${more}.`;
}
