/** Writes to the database of argv[2] without a pause until its input ends; says what it met. */
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';

const WORKERS = 20;

let uncaught = 0;
for (const kind of ['uncaughtException', 'unhandledRejection']) process.on(kind, () => (uncaught += 1));

const client = postgres(process.argv[2] ?? '', {
	max: 8,
	connect_timeout: 5,
	backoff: () => 0.1,
	onnotice: () => undefined
});
await client`create table if not exists busy (at timestamptz not null)`;

let written = 0;
let refused = 0;
let asked = false;
process.stdin.on('end', () => (asked = true)).resume();

async function work() {
	while (!asked) {
		try {
			await client.begin(async (tx) => {
				await tx`insert into busy values (now())`;
				await tx`select count(*) from busy where at > now()`;
			});
			written += 1;
		} catch {
			refused += 1;
			await pause(5);
		}
	}
}

const telling = setInterval(() => console.log(JSON.stringify({ written, refused, uncaught })), 50);
await Promise.all(Array.from({ length: WORKERS }, work));
clearInterval(telling);
await client.end({ timeout: 2 });
console.log(JSON.stringify({ written, refused, uncaught }));
