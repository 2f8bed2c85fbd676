// A relay in memory that takes every event as it is and sends the last one received first.
import nostrmini from "nostrmini";
import { serve } from "./lifetime.mjs";

const relay = new nostrmini.default();
const listener = relay.listen({ host: "127.0.0.1", port: 0 });
listener.on("listening", () => serve(listener.address()));
