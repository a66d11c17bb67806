// A real OpenID provider for the tests. Takes one JSON argument; writes its port as a line of JSON, then takes one line of JSON for each
// person who signs in next: {sub, email, email_verified, name} or {deny: true}.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import Provider from "oidc-provider";

const wish = JSON.parse(process.argv[2]);
const persons = new Map();
let next = null;

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: wish.client, client_secret: wish.secret, token_endpoint_auth_method: "client_secret_post",
      grant_types: ["authorization_code"], response_types: ["code"], redirect_uris: ["http://127.0.0.1/"],
    }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: !wish.inToken,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ["tests"] },
    interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (context, id) => ({ accountId: id, claims: () => persons.get(id) }),
    loadExistingGrant: async (context) => {
      const grant = new provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  });
  // The site under test has a port of its own each time.
  provider.Client.prototype.redirectUriAllowed = (uri) => /^http:\/\/127\.0\.0\.1:\d+\/anmelden\/anbieter\/amt\/zurueck$/.test(uri);
  const answer = provider.callback();
  server.on("request", async (request, response) => {
    if (!request.url.startsWith("/interaction/")) {
      answer(request, response);
      return;
    }
    const result = next.deny ? { error: "access_denied", error_description: "no" } : { login: { accountId: next.sub, remember: false } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  process.stdout.write(JSON.stringify({ port: server.address().port }) + "\n");
});
createInterface({ input: process.stdin }).on("line", (line) => {
  next = JSON.parse(line);
  persons.set(next.sub, next);
  process.stdout.write("{}\n");
}).on("close", () => process.exit(0));
