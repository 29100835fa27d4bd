/** A meeting as its form shows it before anybody types. */
import { formatDay } from '#lib/format.ts';
import type { Lang } from '#lib/lang.ts';
import { localDay, localTime } from '#lib/local-time.ts';
import type { EventContent } from './event.ts';
import { ruleOf } from './slot.ts';

export function formValues(content: EventContent, lang: Lang): Record<string, string> {
	const rule = ruleOf(content.slots);
	return {
		title: content.title,
		text: content.text,
		language: content.language,
		day: formatDay(lang, localDay(content.startsAt)),
		from: localTime(content.startsAt),
		to: localTime(content.endsAt),
		place: content.place,
		onlineUrl: content.onlineUrl ?? '',
		seats: content.seats === null ? '' : String(content.seats),
		signUpUntil: content.signUpUntil === null ? '' : formatDay(lang, content.signUpUntil),
		needId: content.needId ?? '',
		attendeesKeptDays: String(content.attendeesKeptDays),
		...(rule && {
			slotFrom: localTime(rule.from),
			slotMinutes: String(rule.minutes),
			slotPause: String(rule.pause),
			slotCount: String(rule.count)
		}),
		...Object.fromEntries(
			content.agenda.flatMap(({ startsAt, title, speaker }, index) => [
				[`agendaTime${index}`, startsAt ?? ''],
				[`agendaTitle${index}`, title],
				[`agendaSpeaker${index}`, speaker]
			])
		)
	};
}
