/** A pilot as its readers see it: one version of it, with the names that belong to it. */
import type { DocumentView } from '#lib/documents/document.ts';
import type { ContentLang } from '#lib/lang.ts';
import type { Money } from '#lib/money.ts';
import type { Translated } from '#lib/shown-text.ts';
import type { Country, DatedName } from '#lib/organisations/organisation.ts';
import type { Milestone } from './milestone.ts';

export const phases = ['idea', 'concept', 'planning', 'execution', 'closing', 'realisation'] as const;
export type Phase = (typeof phases)[number];
export const outcomes = ['works', 'mixed', 'no_effect', 'harmful', 'not_completed'] as const;
export type Outcome = (typeof outcomes)[number];
export type Standing = 'running' | 'paused' | 'stopped';
export type WhatFollowed = 'continued' | 'expanded' | 'stopped';

export type BothLangs = { readonly nameNb: string; readonly nameSv: string };

/** Each is somebody of the owner. */
export type ContactRole = 'professional' | 'it';
export type PhaseDay = { readonly on: string; readonly phase: Phase };

export type PilotView = {
	readonly id: string;
	readonly slug: string;
	readonly number: number;
	/** Language of everything its owner wrote. */
	readonly language: ContentLang;
	/** What of it stands here in the reader's own language. */
	readonly translated?: Translated;
	readonly phase: Phase;
	readonly standing: Standing;
	readonly outcome: Outcome | null;
	readonly decision: WhatFollowed | null;
	readonly owner: DatedName;
	readonly country: Country;
	/** Those who try it out with the owner. */
	readonly partners: readonly DatedName[];
	readonly coOwners: readonly DatedName[];
	readonly researchers: readonly DatedName[];
	readonly funders: readonly DatedName[];
	/** Without their addresses. */
	readonly contacts: readonly { readonly role: ContactRole; readonly name: string }[];
	readonly title: string;
	readonly summary: string;
	readonly problem: string;
	readonly place: string;
	readonly sites: string;
	readonly goals: string;
	readonly targetGroup: string;
	readonly userCount: number | null;
	readonly technology: (BothLangs & { readonly key: string }) | null;
	readonly product: string;
	readonly supplier: string | null;
	readonly dataProtection: string;
	readonly startsOn: string | null;
	readonly endsOn: string | null;
	readonly workPackage: (BothLangs & { readonly code: string }) | null;
	readonly project: BothLangs;
	/** In the owner's own currency. */
	readonly budget: Money | null;
	readonly milestones: readonly Milestone[];
	/** Steps to another phase that were taken, oldest first. */
	readonly phaseDays: readonly PhaseDay[];
	readonly services: string;
	readonly systems: string;
	readonly dependencies: string;
	readonly borderDifferences: string;
	readonly gainOwner: string;
	readonly processChange: string;
	readonly training: string;
	readonly dataQuality: string;
	/** Pictures and documents in the order of the page. */
	readonly documents: readonly DocumentView[];
	/** Days on which a version of it was published, newest first. */
	readonly publishedOn: readonly string[];
	/** Day of the newest change in what is shown. */
	readonly updatedOn: string;
	readonly isDemo: boolean;
};

/** What a reader sees at a glance; `stopped` before its phase says anything else. */
export type Status = 'planned' | 'running' | 'paused' | 'finished' | 'in_use' | 'stopped';

const statusOfPhase: Readonly<Record<Phase, Status>> = {
	idea: 'planned',
	concept: 'planned',
	planning: 'planned',
	execution: 'running',
	closing: 'finished',
	realisation: 'in_use'
};

const tones = {
	planned: 'warning',
	running: 'info',
	paused: 'neutral',
	finished: 'neutral',
	in_use: 'brand',
	stopped: 'neutral'
} as const satisfies Readonly<Record<Status, string>>;

/** The colour beside the word; it never says more than the word does, nor that one end is better than another. */
export function toneOf(status: Status): (typeof tones)[Status] {
	return tones[status];
}

export function statusOf({ phase, standing }: { phase: Phase; standing: Standing }): Status {
	return standing === 'running' ? statusOfPhase[phase] : standing;
}

/** Paragraphs, points or lines that a person parted with new lines. */
export function linesOf(text: string): readonly string[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

/** The first sentence of a summary, cut at a word where it is longer than a card bears. */
export function firstSentence(text: string, max = 180): string {
	const line = text.replace(/\s+/g, ' ').trim();
	// a full stop ends a sentence when a capital or a quotation follows, so that `ca. 40` and `Ap. 3` go on
	const sentence = /^.{20,}?[.?!](?=\s[\p{Lu}«”"–])/u.exec(line)?.[0] ?? line;
	if (sentence.length <= max) return sentence;
	const cut = sentence.slice(0, max - 1);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`;
}

export function isPhase(value: unknown): value is Phase {
	return phases.some((phase) => phase === value);
}

export function isOutcome(value: unknown): value is Outcome {
	return outcomes.some((outcome) => outcome === value);
}
