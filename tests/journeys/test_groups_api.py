"""Groups of divisions at their address, and as a condition on windows by HTTP and in `find`."""

from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from locator.divisions.divisions import Divisions
from locator.items.catalogue import packaged_catalogue
from locator.items.group import Agreement
from locator.items.item import Mode
from locator.site.group_answer import groups_document
from locator.site.openapi.examples import EXAMPLES
from tests.journeys.edition_on_disk import GUANGZHOU, NIGHT, TIANXIN, WINDOWS, YUELU, lay_edition, site_over
from tests.journeys.promised_answers import HERE, ids
from tests.journeys.site_client import SiteClient
from tests.journeys.test_find_command import found

GROUP_KEYS = ["id", "name", "members", "kind", "items", "source"]
AGREEMENT_KEYS = ["id", "name", "between", "items", "mode", "since", "until", "source"]
KNOWN = [group.id for group in packaged_catalogue().groups]


def test_all_groups_are_given_with_their_members_by_name(client: SiteClient) -> None:
    answer = client.get("/api/v1/groups")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    document = answer.json()
    assert [*document] == ["groups", "agreements"]
    assert document["agreements"] == []
    assert [group["id"] for group in document["groups"]] == KNOWN
    assert all([*group] == GROUP_KEYS for group in document["groups"])
    assert document["groups"][5]["members"][0] == {"code": "430181", "name": "浏阳市"}
    assert [group["kind"] for group in document["groups"]] == [None] * 6 + ["kiosk"]
    assert EXAMPLES["Groups"]["groups"][0] in document["groups"]
    assert not [member for group in document["groups"] for member in group["members"] if member["name"] is None]


def test_an_agreement_is_told_with_exactly_the_keys_that_are_documented(divisions: Divisions) -> None:
    agreement = Agreement("pair", "示例协议", ("4301", "99"), ("2022-01",), Mode.COLLECT, "2026", None, "示例")
    document = groups_document(replace(packaged_catalogue(), agreements=(agreement,)), divisions)
    [told] = orjson.loads(document)["agreements"]
    assert [*told] == AGREEMENT_KEYS
    assert told["between"] == [{"code": "430100", "name": "长沙市"}, {"code": "990000", "name": None}]
    assert (told["mode"], told["since"], told["until"]) == ("collect", "2026", None)


def test_groups_are_known_before_the_first_edition_and_may_be_kept(tmp_path: Path, divisions: Divisions) -> None:
    with SiteClient(site_over(tmp_path, divisions)) as client:
        whole = client.get("/api/v1/groups")
        assert [group["id"] for group in whole.json()["groups"]] == KNOWN
        assert whole.headers["cache-control"] == "public, max-age=60"
        again = client.get("/api/v1/groups", headers={"if-none-match": whole.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get("/api/v1/groups?id=southwest").status_code == 400


def test_a_group_is_a_condition_on_where_a_window_stands(client: SiteClient) -> None:
    assert ids(client.get(f"{HERE}&group=pan-pearl-river-delta").json()) == [each.id for each in WINDOWS]
    assert ids(client.get(f"{HERE}&group=yangtze-economic-belt").json()) == [TIANXIN.id, YUELU.id, NIGHT.id]
    listed = client.get("/api/v1/windows?group=yangtze-economic-belt&item=2022-01").json()["windows"]
    assert [window["id"] for window in listed] == [TIANXIN.id, YUELU.id, NIGHT.id]
    beside = client.get(f"{HERE}&group=pan-pearl-river-delta&home=43&cross=true").json()
    assert ids(beside) == [GUANGZHOU.id]


def test_of_the_terminals_group_only_terminals_are_named(client: SiteClient) -> None:
    assert ids(client.get(f"{HERE}&group=self-service-15").json()) == [NIGHT.id]
    assert [one["id"] for one in client.get("/api/v1/windows?group=self-service-15").json()["windows"]] == [NIGHT.id]


def test_where_a_group_has_no_window_the_nearest_of_all_is_named(client: SiteClient) -> None:
    answer = client.get(f"{HERE}&group=beijing-tianjin-hebei&max_km=50").json()
    assert answer["matches"] == []
    assert answer["nearest_if_none"]["dropped"] == ["group"]
    assert answer["nearest_if_none"]["match"]["window"]["id"] == TIANXIN.id
    assert client.get("/api/v1/windows?group=beijing-tianjin-hebei").json()["windows"] == []


@pytest.mark.parametrize("address", [HERE, "/api/v1/windows?limit=5"])
def test_an_unknown_group_is_a_problem_that_names_those_that_there_are(client: SiteClient, address: str) -> None:
    answer = client.get(f"{address}&group=长三角")
    assert (answer.status_code, answer.json()["parameter"]) == (422, "group")
    assert answer.json()["detail"] == f"没有编号为“长三角”的合作区域。可用的有：{', '.join(KNOWN)}。"
    english = client.get(f"{address}&group=none", headers={"accept-language": "en"}).json()["detail"]
    assert english.startswith("There is no group “none”. Known are: pan-pearl-river-delta, ")


def test_find_knows_groups_too(tmp_path: Path) -> None:
    lay_edition(tmp_path / "public")
    result = found(tmp_path, "--at", "112.98,28.11", "--group", "self-service-15", "--json")
    assert ids(orjson.loads(result.stdout)) == [NIGHT.id]
    nothing = found(tmp_path, "--at", "112.98,28.11", "--group", "yangtze-river-delta")
    assert "不计 合作区域" in nothing.stdout
    unknown = found(tmp_path, "--at", "112.98,28.11", "--group", "x", lang="en")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert unknown.stderr.startswith("There is no group “x”. Known are: ")
