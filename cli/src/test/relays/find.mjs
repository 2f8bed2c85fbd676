// What another client finds on a relay: nostr-fetch, asked for one kind at a time.
//   node find.mjs URL SINCE UNTIL KIND…
// Both times are inclusive. Prints the ids. Verification is left out because it knows only one of the
// two spellings of control characters that ids are made of in practice.
import { NostrFetcher } from "nostr-fetch";
import WebSocket from "ws";

const [url, since, until, ...kinds] = process.argv.slice(2);
const fetcher = NostrFetcher.init({ webSocketConstructor: WebSocket });
for (const kind of kinds) {
  const found = await fetcher.fetchAllEvents(
    [url],
    { kinds: [Number(kind)] },
    { since: Number(since), until: Number(until) },
    { skipVerification: true },
  );
  found.forEach((event) => console.log(event.id));
}
fetcher.shutdown();
