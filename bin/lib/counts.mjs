// Prints "passed failed" of an xUnit v2 XML report; errors outside tests count as failures.
import { readFileSync } from "node:fs";

let passed = 0, failed = 0;
for (const [tag] of readFileSync(process.argv[2], "utf8").matchAll(/<assembly [^>]*>/g)) {
  const number = (name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(tag)?.[1] ?? 0);
  passed += number("passed");
  failed += number("failed") + number("errors");
}
console.log(`${passed} ${failed}`);
