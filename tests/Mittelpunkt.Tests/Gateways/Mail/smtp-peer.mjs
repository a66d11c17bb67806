// A real mail server for the tests. Takes one JSON argument; writes its port, then every mail it took, as lines of JSON.
import { readFileSync } from "node:fs";
import { SMTPServer } from "smtp-server";

const wish = JSON.parse(process.argv[2]);
const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");
const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });
const next = (list) => (list && list.length > 1 ? list.shift() : list?.[0]) ?? "ok";

const server = new SMTPServer({
  name: "peer.test",
  secure: wish.secure === true,
  ...(wish.cert ? { key: readFileSync(wish.key), cert: readFileSync(wish.cert) } : {}),
  disabledCommands: wish.cert ? [] : ["STARTTLS"],
  authOptional: !wish.user,
  allowInsecureAuth: !wish.cert,
  disableReverseLookup: true,
  onAuth: (auth, session, done) => auth.username === wish.user && auth.password === wish.password
    ? done(null, { user: auth.username }) : done(refusal(535, "wrong password")),
  onRcptTo: (address, session, done) => {
    const answer = next(wish.rcpt);
    done(answer === "ok" ? null : refusal(Number(answer), `answer ${answer} for ${address.address}`));
  },
  onData: (stream, session, done) => {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const answer = next(wish.data);
      say({ from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((to) => to.address), tls: session.secure === true,
        user: session.user ?? null, answer, raw: Buffer.concat(parts).toString("base64") });
      if (answer === "hang") return;
      if (answer === "drop") {
        server.connections.forEach((connection) => connection._socket.destroy());
        return;
      }
      done(answer === "ok" ? null : refusal(Number(answer), `answer ${answer}`));
    });
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => say({ port: server.server.address().port }));
// Ends with the test that started it.
process.stdin.on("close", () => process.exit(0));
process.stdin.on("data", () => say("?"));
