/** `npm run invite -- EMAIL ROLE [ORGANISATION]`: lets the first or any further person in and prints their link. */
import { inviteFromCommandLine } from '#lib/accounts/invite-first.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';

const [email = '', role = '', organisation] = process.argv.slice(2);
const said = await inviteFromCommandLine(db(), { email, role, organisation }, { origin: env().origin, today: today() });

process.stdout.write(`${said.lines.join('\n')}\n`);
if (!said.ok) process.exitCode = 1;
