"""What every answer says, whatever it is about."""

import pytest

ANSWERS = ["/static/css/theme.css", "/static/nothing.css", "/nothing"]


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_is_guarded(client, address):
    headers = client.get(address, buffered=True).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


def test_over_tls_the_browser_is_told_to_stay_there(client):
    answer = client.get("/nothing", base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_a_page_is_not_kept_by_the_browser(client):
    assert client.get("/nothing").headers["Cache-Control"] == "no-store"


def test_a_view_may_say_how_long_its_answer_keeps(frame):
    with frame.test_request_context("/x"):
        answer = frame.response_class("BEGIN:VCALENDAR", mimetype="text/calendar")
        answer.cache_control.private = True
        assert frame.process_response(answer).headers["Cache-Control"] == "private"
