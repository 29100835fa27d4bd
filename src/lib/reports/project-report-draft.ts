/**
 * The first words of each section, taken from what the pilots and partners have written themselves, each in its own
 * language, and from approved results. Whoever writes the report goes on from there.
 */
import type { Translate } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import type { Publication, ReportedResult } from './project-report-content.ts';
import type { Named } from './project-report-figures.ts';
import { longestJointText, sectionKeys, type SectionKey, type SectionTexts } from './project-report.ts';

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

/** Ten lines of a page: nobody's words fill the report alone. */
const longestQuote = 900;

export function draftSections(facts: DraftFacts, writer: Writer): SectionTexts {
	const room = Math.floor(longestJointText / sectionKeys.length);
	return {
		done: fitted(doneLines(facts, writer), room),
		pilots: fitted(pilotLines(facts, writer), room),
		results: fitted(resultLines(facts, writer), room),
		cooperation: fitted(cooperationLines(facts, writer), room),
		communication: fitted(communicationLines(facts, writer), room),
		risks: fitted(riskLines(facts, writer), room),
		next: fitted(nextLines(facts, writer), room)
	};
}

export function draftSection(key: SectionKey, facts: DraftFacts, writer: Writer): string {
	return draftSections(facts, writer)[key];
}

function doneLines({ partners }: DraftFacts, { lang }: Writer): string[] {
	return partners.map(({ organisation, text }) => `${organisation[lang]}: ${quote(text)}`);
}

function pilotLines({ pilots }: DraftFacts, { lang }: Writer): string[] {
	return pilots
		.filter(({ standing }) => standing !== 'stopped')
		.map(({ title, owner, summary }) => `${title} (${owner[lang]}): ${quote(summary)}`);
}

function resultLines({ results }: DraftFacts, { lang }: Writer): string[] {
	return results.map(({ pilot, owner, finding, evidence }) =>
		sentence(`${pilot} (${owner[lang]}): ${finding[lang]}`, evidence[lang])
	);
}

function cooperationLines({ pilots }: DraftFacts, { lang, t }: Writer): string[] {
	return pilots.flatMap(({ title, owner, abroad, borderDifferences }) => [
		...(abroad.length === 0
			? []
			: [
					t('project_report.draft_abroad', {
						pilot: title,
						owner: owner[lang],
						partners: abroad.map((each) => each[lang]).join(', ')
					})
				]),
		...(borderDifferences === '' ? [] : [`${title}: ${quote(borderDifferences)}`])
	]);
}

function communicationLines({ publications }: DraftFacts, { lang, t, day }: Writer): string[] {
	return publications.map(({ kind, title, owner, publishedOn }) =>
		t(`project_report.draft_published_${kind}`, { title, owner: owner[lang], day: day(publishedOn) })
	);
}

function riskLines({ pilots, results }: DraftFacts, { lang, t }: Writer): string[] {
	const standing = pilots.flatMap(({ title, owner, standing: how, standingReason }) =>
		how === 'running'
			? []
			: [`${t(`project_report.draft_${how}`, { pilot: title, owner: owner[lang] })} ${quote(standingReason)}`]
	);
	const worse = results
		.filter(({ isWorse }) => isWorse)
		.map(({ pilot, finding }) => t('project_report.draft_worse', { pilot, finding: finding[lang] }));
	return [...standing, ...worse];
}

function nextLines({ pilots }: DraftFacts, { day }: Writer): string[] {
	return pilots.flatMap(({ title, milestones }) =>
		milestones.map(({ dueOn, text }) => `${day(dueOn)}: ${quote(text)} (${title})`)
	);
}

/** Whole lines as long as there is room, none cut in its middle. */
function fitted(lines: readonly string[], room: number): string {
	let left = room;
	const kept: string[] = [];
	for (const line of lines) {
		left -= [...line].length + 2;
		if (left < 0) break;
		kept.push(line);
	}
	return kept.join('\n\n');
}

/** Of long words the beginning, up to the end of a sentence. */
function quote(words: string): string {
	const text = words.trim().replace(/\s+/g, ' ');
	if (text.length <= longestQuote) return text;
	const start = text.slice(0, longestQuote);
	const end = Math.max(start.lastIndexOf('. '), start.lastIndexOf('! '), start.lastIndexOf('? '));
	return end > 0 ? `${start.slice(0, end + 1)} …` : `${start.slice(0, start.lastIndexOf(' '))} …`;
}

function sentence(text: string, more: string): string {
	return `${/[.!?]$/.test(text) ? text : `${text}.`} ${more}.`;
}
