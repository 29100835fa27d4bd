/** Somebody tells of something on the site that they cannot use: without signing in, and without a name. */
import { readEmail } from '#lib/accounts/email.ts';
import { all, at, yes, type Decision } from '#lib/decision.ts';
import { missingAs } from '#lib/missing.ts';
import { readText } from '#lib/text.ts';

export type TypedReport = { readonly page: string; readonly text: string; readonly replyTo: string };
export type BarrierReport = { readonly page: string; readonly text: string; readonly replyTo: string | null };

export const longestReport = 4000;

export function readBarrierReport(typed: TypedReport): Decision<BarrierReport> {
	return all({
		page: at('page', readText(typed.page, { max: 500 })),
		text: missingAs(
			'accessibility.report_text_missing',
			at('text', readText(typed.text, { max: longestReport, required: true, multiline: true }))
		),
		replyTo: at('replyTo', readReplyTo(typed.replyTo))
	});
}

function readReplyTo(typed: string): Decision<string | null> {
	return typed.trim() === '' ? yes(null) : readEmail(typed);
}
