/** Everything a joint report says, as one thing: the screen, each file and what is frozen are made of it. */
import { pairLang, type Lang } from '#lib/lang.ts';
import type { Side } from '#lib/projects/rule-set.ts';
import type { Sections } from './project-report.ts';
import { masked, type Annex, type Named } from './project-report-figures.ts';

/** A finding of the period in the words of both languages. */
export type ReportedResult = {
	readonly pilot: string;
	readonly language: string;
	readonly owner: Named;
	readonly indicator: Named;
	readonly code: string;
	readonly finding: Named;
	readonly evidence: Named;
};
/** What was made public in the period. */
export type Publication = {
	readonly kind: 'pilot' | 'lesson';
	readonly title: string;
	readonly language: string;
	readonly owner: Named;
	readonly publishedOn: string;
	/** Below the language, as `piloter/trygg-natt`. */
	readonly path: string;
};
type GivenApproval = { readonly side: Side; readonly leaderName: string; readonly approvedOn: string };

export type ProjectReportContent = {
	readonly project: Named & { readonly id: string; readonly startsOn: string; readonly endsOn: string };
	readonly period: { readonly code: string; readonly startsOn: string; readonly endsOn: string };
	/** The day the figures are of. */
	readonly asOf: string;
	readonly budgetVersion: { readonly number: number; readonly decidedOn: string } | null;
	readonly texts: Sections;
	readonly annexes: readonly Annex[];
	readonly results: readonly ReportedResult[];
	readonly publications: readonly Publication[];
	readonly approvals: readonly GivenApproval[];
	readonly organisations: Readonly<Record<string, Named>>;
	readonly workPackages: Readonly<Record<string, Named>>;
};

export function nameIn(names: Readonly<Record<string, Named>>, key: string, lang: Lang): string {
	return names[key]?.[pairLang(lang)] ?? key;
}

/** Without the words of staff lines, for who may not see wages. */
export function withoutWages(content: ProjectReportContent): ProjectReportContent {
	return { ...content, annexes: content.annexes.map((annex) => ({ ...annex, lines: annex.lines.map(masked) })) };
}

/** Amounts as whole minor units in strings, under keys that end in `Minor`; the same content is the same text. */
export function contentText(content: unknown): string {
	return JSON.stringify({ version: 1, ...Object(content) }, (_key, value: unknown) =>
		typeof value === 'bigint' ? value.toString() : value
	);
}

export function frozenContent(content: ProjectReportContent): unknown {
	return JSON.parse(contentText(content));
}

/** What `frozenContent` made; only our own code writes that column. */
export function readContent(frozen: unknown): ProjectReportContent {
	return JSON.parse(JSON.stringify(frozen), (key, value: unknown) =>
		key.endsWith('Minor') && typeof value === 'string' ? BigInt(value) : value
	) as ProjectReportContent;
}
