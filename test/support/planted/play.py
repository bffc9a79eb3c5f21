"""Runs a planted suite against the fake at EXPLO_API_URL: `play.py <suite.json>`."""

import json
import os
import sys
import urllib.error
import urllib.request


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


opener = urllib.request.build_opener(NoRedirect)


def send(method, path, headers, body):
    usual = {"Content-Type": "application/json", "Explo-Authorization": "Token explo-test-token"}
    given = {name.title(): value for name, value in headers.items()}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(os.environ["EXPLO_API_URL"] + path, data, {**usual, **given}, method=method)
    try:
        return opener.open(request)
    except urllib.error.HTTPError as error:
        return error


MISSING = object()


def at(value, pointer):
    for key in pointer.split("/")[1:]:
        if isinstance(value, list):
            value = value[int(key)] if int(key) < len(value) else MISSING
        else:
            value = value.get(key, MISSING) if isinstance(value, dict) else MISSING
    return value


with open(sys.argv[1], encoding="utf-8") as file:
    suite = json.load(file)

for step in suite["steps"]:
    reply = send(step["method"], step["path"], step["headers"], step.get("body"))
    text = reply.read().decode()
    expect = step["expect"]
    if "status" in expect:
        assert reply.status in expect["status"], f"{reply.status} {text}"
    for name, value in expect.get("headers", {}).items():
        assert reply.headers.get(name) == value, name
    for pointer, value in expect.get("has", {}).items():
        assert at(json.loads(text), pointer) == value, pointer
    for pointer in expect.get("lacks", []):
        assert at(json.loads(text), pointer) is MISSING, pointer
