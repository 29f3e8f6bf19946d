#!/bin/sh
# what the documents say can be typed can be typed: runs the sh blocks of README, CONTRIBUTING and docs, each file in order in one shell
# (blocks that open a window, build, or run all tests are marked console and are not run), and follows their links
. "$(dirname "$0")/lib.sh.inc"
blocks() { awk '/^```sh$/ {on=1; next} /^```/ {on=0} on' "$1"; }

# a place like the repository's folder, where what the examples write does no harm
place=$work/place
mkdir -p "$place"
for f in samples releng bundles docs examples tests; do ln -s "$top/$f" "$place/$f"; done
if [ -n "${KHOSO_PRODUCT:-}" ]; then
  cat > "$place/khoso" <<S
#!/bin/sh
[ "\$*" = demo ] || exec "$K" "\$@"
"$top/samples/generate" --small --seed 2026 --out "$place/demo-delivery" >&2 || exit 3
exec "$K" demo --delivery "$place/demo-delivery" --to "$place/demo-results"
S
  chmod +x "$place/khoso"
else
  ln -s "$top/khoso" "$place/khoso"
  KHOSO_PRODUCT=$(dirname "$K"); export KHOSO_PRODUCT
fi
QUICK_DIR=${QUICK_DIR:-$work/quick}; export QUICK_DIR

bad=
for doc in ${DOCS:-README.md CONTRIBUTING.md docs/cli/index.md docs/user/huong-dan.md docs/admin/administrator.md docs/admin/signatures.md docs/admin/chuyen-doi.md}; do
  blocks "$top/$doc" > "$work/script"
  [ -s "$work/script" ] || continue
  if ! (cd "$place" && PATH=$place:$PATH sh -e "$work/script") > "$work/log" 2>&1; then
    echo "  $doc: an example fails:"; tail -8 "$work/log" | sed 's/^/    /'
    bad="$bad $doc"
  fi
done

python3 - "$top" <<'P' || bad="$bad links"
import re, sys
from pathlib import Path
top = Path(sys.argv[1])
files = [top / 'README.md', top / 'CONTRIBUTING.md', *top.glob('docs/**/*.md')]
lost = 0
for f in files:
    for to in re.findall(r'\]\(([^)#\s]+)(?:#[^)]*)?\)', f.read_text(encoding='utf-8')):
        if '://' not in to and not (f.parent / to).exists():
            print(f'  {f.relative_to(top)}: {to} is not there')
            lost += 1
sys.exit(1 if lost else 0)
P
[ -z "$bad" ] || fail "documents:$bad"
exit 0
