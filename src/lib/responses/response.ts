/**
 * A response is what a supplier answers to a need, one for each firm.
 *
 *     draft ── submit ──▶ submitted ── the owner opens it ──▶ read ──▶ invited | not_pursued
 *       ▲                  │  ▲  └───── submit again ◀──────────┘
 *       └─ writes again ─ withdrawn
 *
 * Until the deadline it may be handed in again, and withdrawn, as long as nobody has decided on it. A draft never leaves
 * the firm. Of a need whose answers are sealed, nobody else opens one before the deadline, whatever happens to the need.
 */
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import type { Lang } from '#lib/lang.ts';

export type ResponseState = 'draft' | 'submitted' | 'withdrawn' | 'read' | 'invited' | 'not_pursued';

/** What a firm may mark as a trade secret. */
export const secretParts = ['offer', 'evidence', 'cost', 'files'] as const;
export type SecretPart = (typeof secretParts)[number];

export type ResponseContent = {
	readonly language: Lang;
	/** What they can do for the outcome. */
	readonly offer: string;
	/** How it was tested, and what shows that it works. */
	readonly evidence: string;
	/** One of their own published solutions. */
	readonly solutionId: string | null;
	readonly contact: string;
	/** About what it costs, in their own words; '' when they say nothing. */
	readonly cost: string;
	readonly secrets: readonly SecretPart[];
	/** Why these parts are trade secrets. */
	readonly secretReason: string;
};

export type ResponseFile = {
	readonly id: string;
	readonly name: string;
	readonly mediaType: string;
	readonly byteCount: number;
	readonly sha256: string;
};

/** A version of an answer, as it is sealed. */
export type ResponseVersion = { readonly content: ResponseContent; readonly files: readonly ResponseFile[] };

export const longest = {
	offer: 3000,
	evidence: 3000,
	contact: 300,
	cost: 1000,
	secretReason: 1000,
	reason: 1000
} as const;

const mebibyte = 1024 * 1024;
export const mostFiles = { files: 5, bytes: 20 * mebibyte } as const;
/** For help texts: in megabytes as people count them. */
export const mostFilesInWords = { files: mostFiles.files, perFile: mostFiles.bytes / mebibyte } as const;

/** Who answers. */
export type Firm = { readonly isVerified: boolean; readonly isAdviser: boolean };
/** What is asked, as it stands at this moment. */
export type Asked = { readonly state: string; readonly isOver: boolean };

/** Why this firm cannot answer; undefined when it can. */
export function hindrance({ isVerified, isAdviser }: Firm): Issue | undefined {
	if (isAdviser) return { field: '', key: 'response.is_adviser' };
	if (!isVerified) return { field: '', key: 'response.not_verified' };
	return undefined;
}

/** Why this need takes no answers now; the page adds the moment of the deadline to `response.late`. */
export function closedFor({ state, isOver }: Asked): Issue | undefined {
	if (isOver) return { field: '', key: 'response.late' };
	if (state !== 'open' && state !== 'dialogue') return { field: '', key: 'response.need_closed' };
	return undefined;
}

export function isDecided(state: ResponseState): boolean {
	return state === 'invited' || state === 'not_pursued';
}

/** Whether something of it lies with the owner of the need. */
export function isHandedIn(state: ResponseState): boolean {
	return state !== 'draft' && state !== 'withdrawn';
}

type Kept = { readonly state: ResponseState; readonly revision: number };

/** Whether the draft may be written or handed in; null when the firm has nothing yet. */
export function writing(firm: Firm, asked: Asked, kept: Kept | null, revision: number): Decision<null> {
	const issue = hindrance(firm) ?? closedFor(asked);
	if (issue) return no(issue);
	if (kept && isDecided(kept.state)) return no({ field: '', key: 'response.is_decided' });
	if ((kept?.revision ?? 0) !== revision) return no({ field: '', key: 'response.changed_meanwhile' });
	return yes(null);
}

/**
 * Until the deadline, whatever has become of the need meanwhile. No revision is asked for: whoever withdraws wants it
 * gone, whatever a colleague has written since.
 */
export function withdrawing({ isOver }: Asked, state: ResponseState): Decision<null> {
	if (!isHandedIn(state)) return no({ field: '', key: 'response.not_handed_in' });
	if (isDecided(state)) return no({ field: '', key: 'response.is_decided' });
	return isOver ? no({ field: '', key: 'response.late' }) : yes(null);
}

export const verdicts = ['invited', 'not_pursued'] as const;
export type Verdict = (typeof verdicts)[number];

/** Only what was read is decided on; a decision may be changed to the other one. */
export function deciding(state: ResponseState, verdict: Verdict, reason: string): Decision<null> {
	if (state === verdict) return no({ field: '', key: 'response.decided_so_already' });
	if (state !== 'read' && !isDecided(state)) return no({ field: '', key: 'response.not_read' });
	if (verdict === 'not_pursued' && reason === '') return no({ field: 'reason', key: 'response.reason_missing' });
	return yes(null);
}

const tones = {
	draft: 'neutral',
	submitted: 'info',
	withdrawn: 'neutral',
	read: 'info',
	invited: 'success',
	not_pursued: 'neutral'
} as const satisfies Readonly<Record<ResponseState, string>>;

/** The colour beside the word; it never says more than the word does. */
export function toneOfState(state: ResponseState): (typeof tones)[ResponseState] {
	return tones[state];
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Asked of what stands in an address, before the database is. */
export function isId(text: string): boolean {
	return idForm.test(text);
}
