// A relay over SQLite in memory that validates what it is sent.
//   node nostr-relay.mjs LIMIT [FILE]
// It answers a filter without limit with at most LIMIT events, and any filter with at most ten times
// that. It begins with the events of the file, one a line, which it believes.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { WebSocketServer } from "ws";
import core from "@nostr-relay/core";
import common from "@nostr-relay/common";
import sqlite from "@nostr-relay/event-repository-sqlite";
import validation from "@nostr-relay/validator";
import { serve } from "./lifetime.mjs";

const [defaultLimit, file] = process.argv.slice(2);
const repository = new sqlite.EventRepositorySqlite(":memory:", {
  defaultLimit: Number(defaultLimit),
});
await repository.init();
if (file !== undefined) {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    await repository.upsert(JSON.parse(line));
  }
}
const relay = new core.NostrRelay(repository, { logLevel: common.LogLevel.ERROR });
const validator = new validation.Validator();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
server.on("listening", () => serve(server.address()));
server.on("connection", (socket, request) => {
  relay.handleConnection(socket, request.socket.remoteAddress);
  socket.on("message", async (data) => {
    try {
      await relay.handleMessage(socket, await validator.validateIncomingMessage(data));
    } catch (error) {
      socket.send(JSON.stringify(["NOTICE", error.message]));
    }
  });
  socket.on("close", () => relay.handleDisconnect(socket));
});
