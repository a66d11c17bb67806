/**
 * Makes or uses a passkey: asks the site what to sign, lets the device sign it, and sends the form inside with the answer.
 * Where browsers cannot, the element stays hidden; a code by mail always works.
 */
class PasskeyForm extends HTMLElement {
  private busy = false;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form || !window.isSecureContext || typeof PublicKeyCredential?.parseRequestOptionsFromJSON !== "function") return;
    form.addEventListener("submit", (event) => {
      const answer = form.elements.namedItem("nachweis") as HTMLInputElement;
      if (answer.value !== "") return;
      event.preventDefault();
      if (!this.busy) void this.sign(form, answer);
    });
    this.setAttribute("data-ready", "");
  }

  private async sign(form: HTMLFormElement, answer: HTMLInputElement): Promise<void> {
    this.busy = true;
    this.say("");
    try {
      const credential = await this.ask(await this.options(form));
      if (!credential) throw new Error("no credential");
      answer.value = JSON.stringify(credential);
      form.requestSubmit();
    } catch {
      // Mostly somebody who pressed "cancel"; the reasons are the browser's and not told to pages.
      this.say(this.dataset["failed"] ?? "");
      this.busy = false;
    }
  }

  private async options(form: HTMLFormElement): Promise<unknown> {
    const token = (form.elements.namedItem("__RequestVerificationToken") as HTMLInputElement).value;
    const response = await fetch(this.dataset["options"]!, { method: "POST", body: new URLSearchParams({ __RequestVerificationToken: token }) });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  private ask(options: unknown): Promise<Credential | null> {
    return this.dataset["act"] === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON) });
  }

  private say(text: string): void {
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = text;
  }
}

customElements.define("mp-passkey", PasskeyForm);
