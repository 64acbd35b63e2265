#!/usr/bin/env bash
# user-agents: curl, a script, a headless browser and ChatGPT's visitor are not bots.
# Guess: is_bot is true for programs that say so in their name.
# Seen: it is true for the crawlers of the list only. python-requests, curl and HeadlessChrome (as a PC) are not; of one
#   company's agents GPTBot is a bot and ChatGPT-User is none, nor is it a PC, a phone or a tablet.
# Who is hurt: sessions, conversion rates and funnels: visits of scripts and agents are customers who never buy.
# Instead: count what is none of is_pc, is_mobile and is_tablet as a program too, and name the rest (HeadlessChrome) yourself.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile user-agents==2.2.0 ua-parser==1.0.2 ua-parser-builtins==202610

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata

from user_agents import parse

print("user-agents", importlib.metadata.version("user-agents"))
browser = "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko)"
agents = {
    "curl": "curl/8.0",
    "requests": "python-requests/2.31.0",
    "HeadlessChrome": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36",
    "GPTBot": f"{browser}; compatible; GPTBot/1.2; +https://openai.com/gptbot",
    "ChatGPT-User": f"{browser}; compatible; ChatGPT-User/1.0; +https://openai.com/bot",
}
for name, text in agents.items():
    agent = parse(text)
    print(f"{name}: bot {agent.is_bot}, PC {agent.is_pc}, mobile or tablet {agent.is_mobile or agent.is_tablet}")
PYTHON

diff - "$place/seen" <<'SEEN'
user-agents 2.2.0
curl: bot False, PC False, mobile or tablet False
requests: bot False, PC False, mobile or tablet False
HeadlessChrome: bot False, PC True, mobile or tablet False
GPTBot: bot True, PC False, mobile or tablet False
ChatGPT-User: bot False, PC False, mobile or tablet False
SEEN
