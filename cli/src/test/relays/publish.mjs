// Publishes the events on standard input, one a line, on the relay named on the command line, and
// prints the id of each that the relay accepted.
import { createInterface } from "node:readline";
import WebSocket from "ws";

const IN_FLIGHT = 100;

const events = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const socket = new WebSocket(process.argv[2]);
let unanswered = 0;
let ended = false;

async function sendNext() {
  const line = await events.next();
  if (!line.done) {
    unanswered++;
    socket.send(`["EVENT",${line.value}]`);
  } else {
    ended = true;
    if (unanswered === 0) {
      socket.close();
    }
  }
}

socket.on("open", async () => {
  for (let i = 0; i < IN_FLIGHT && !ended; i++) {
    await sendNext();
  }
});
socket.on("message", async (data) => {
  const [label, id, accepted, words] = JSON.parse(data);
  if (label === "OK" && accepted) {
    console.log(id);
  } else {
    // A relay that cannot even read an event answers with a notice in the place of an OK.
    console.error(`${label} ${id} ${words ?? ""}`);
  }
  unanswered--;
  await sendNext();
});
socket.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
