import { db } from '#lib/db.server.ts';
import { calendarOfComing } from '#lib/events/event-files.server.ts';

export const GET = async ({ locals }) => calendarOfComing(db(), locals.lang);
