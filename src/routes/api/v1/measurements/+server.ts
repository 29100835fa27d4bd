import { sendMeasurement } from '#lib/api/send-measurement.server.ts';
import { mayWrite } from '#lib/api/reply.server.ts';
import { writeOnce } from '#lib/api/write-once.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';

export const POST = ({ request }) =>
	writeOnce(db(), request, 'measurement.write', (tx, by, body) => sendMeasurement(tx, by, body, today()));

export const OPTIONS = mayWrite;
