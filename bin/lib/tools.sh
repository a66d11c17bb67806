# What bin/start, bin/test and bin/bench share. Sourced from the repository's root.

say() { printf '%s\n' "$*" >&2; }

need_tools() {
  command -v dotnet >/dev/null || { say "Es fehlt das .NET SDK 10 (https://dotnet.microsoft.com/download). Install the .NET SDK 10 first."; exit 1; }
  dotnet --version >/dev/null 2>&1 || { say "Das .NET SDK passt nicht: gebraucht wird $(sed -n 's/.*"version": "\([^"]*\)".*/\1/p' global.json) oder eine neuere Fassung davon. A matching .NET SDK is missing."; exit 1; }
  command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
    { say "Es fehlt Node.js 20 oder neuer mit npm (https://nodejs.org). Install Node.js 20 or newer first."; exit 1; }
  command -v npm >/dev/null || { say "Es fehlt npm (kommt mit Node.js). npm is missing."; exit 1; }
}

# True when FILE is missing or older than anything named after it.
older_than() {
  local file=$1; shift
  [ ! -e "$file" ] || [ -n "$(find "$@" -newer "$file" -type f -not -path '*/obj/*' -not -path '*/bin/*' -not -path '*/wwwroot/lib/*' -print -quit)" ]
}

build_assets() {
  local mark=artifacts/assets.mark
  mkdir -p artifacts
  older_than $mark package.json package-lock.json tsconfig.json src/Mittelpunkt.Web/Islands || [ ! -d src/Mittelpunkt.Web/wwwroot/lib ] || return 0
  say "Browser-Bausteine werden geholt und gebaut …"
  npm ci --no-audit --no-fund --loglevel=error && npm run --silent build && touch $mark
}

build_when_changed() {
  local mark=artifacts/build.mark
  build_assets
  if older_than $mark src data artifacts/assets.mark Directory.Build.props Directory.Packages.props global.json; then
    say "Mittelpunkt wird gebaut (beim ersten Mal dauert das einige Minuten) …"
    dotnet build src/Mittelpunkt.Web -c Release -v quiet -nologo --property:WarningLevel=4 >&2 && touch $mark
  fi
}

# Starts a throwaway PostgreSQL on a free port of 127.0.0.1; sets POSTGRES to its connection string. stop_postgres removes it.
start_postgres() {
  local programs; programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  postgres_folder=$(mktemp -d /tmp/mittelpunkt-postgres.XXXXXX)
  local port; port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
  as_owner=()
  if [ "$(id -u)" -eq 0 ]; then chown postgres "$postgres_folder"; as_owner=(runuser -u postgres --); fi
  (cd /; "${as_owner[@]}" "$programs/initdb" -D "$postgres_folder/data" -U mittelpunkt -A trust -E UTF8 --locale=C.UTF-8 >/dev/null)
  (cd /; "${as_owner[@]}" "$programs/pg_ctl" -D "$postgres_folder/data" -w -s -l "$postgres_folder/log" \
    -o "-c listen_addresses=127.0.0.1 -p $port -k $postgres_folder -c fsync=off -c max_connections=200" start)
  postgres_stop=("${as_owner[@]}" "$programs/pg_ctl" -D "$postgres_folder/data" -m immediate -s stop)
  POSTGRES="Host=127.0.0.1;Port=$port;Username=mittelpunkt;Database=postgres"
}

stop_postgres() {
  [ -n "${postgres_folder:-}" ] || return 0
  (cd /; "${postgres_stop[@]}") || true
  rm -rf "$postgres_folder"
}

# Installs Debian packages when a program is missing and we may.
need_packages() {
  local missing=()
  { [ -x /usr/bin/chromium ] || command -v chromium >/dev/null; } || missing+=(chromium)
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  command -v java >/dev/null || missing+=(default-jre-headless)
  command -v git >/dev/null || missing+=(git)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    say "Für alle Tests fehlen: ${missing[*]}. Bitte installieren (Debian: apt-get install ${missing[*]}), oder bin/test --fast."
    exit 1
  fi
  say "Es werden installiert: ${missing[*]}"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
