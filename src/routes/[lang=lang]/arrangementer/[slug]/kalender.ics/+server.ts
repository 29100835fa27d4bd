import { db } from '#lib/db.server.ts';
import { calendarOfEvent } from '#lib/events/event-files.server.ts';

export const GET = async ({ locals, params }) => calendarOfEvent(db(), locals.lang, params.slug);
