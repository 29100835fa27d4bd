import { signedIn } from '#lib/accounts/require.server.ts';
import { csvFile, csvText } from '#lib/csv.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { attendeeRows } from '#lib/events/attendees-file.ts';
import { attendeePage } from '#lib/events/event-pages.server.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';

export const GET = async ({ locals, params, url }) => {
	const { event, attendees } = await attendeePage(db(), signedIn(locals, url), params.organisation, params.id);
	const text = textFor(locals.lang, messages[locals.lang]);
	const notice = env().demo ? [[text.t('ui.demo_notice')]] : [];
	return csvFile(
		csvText([...notice, ...attendeeRows(attendees, text)]),
		`${text.t('event.attendees_file')}-${event.slug}.csv`,
		'no-store'
	);
};
