import json
import shutil

import pytest
import stanza

from transition_events.annotation.stanza_adapter import StanzaAnnotator, from_stanza, is_stanza_document
from transition_events.annotation.stanza_adapter.settings import COMPACT, settings
from transition_events.errors import ModelsError


def test_no_such_directory(tmp_path):
    with pytest.raises(ModelsError, match=r"nowhere.*no such directory"):
        StanzaAnnotator(tmp_path / "nowhere")


def test_a_directory_of_something_else(tmp_path):
    (tmp_path / "notes.txt").write_text("no models here", encoding="utf-8")
    with pytest.raises(ModelsError, match="neither a set of Stanza model files nor a Stanza resources directory"):
        StanzaAnnotator(tmp_path)


def test_a_set_that_lacks_a_model(tmp_path):
    (tmp_path / "tokenize.pt").write_bytes(b"")
    with pytest.raises(ModelsError, match=r"pos\.pt is missing"):
        StanzaAnnotator(tmp_path)


def test_stanza_s_own_models_are_never_downloaded(tmp_path, monkeypatch):
    monkeypatch.setattr(stanza.resources.common, "DEFAULT_MODEL_DIR", str(tmp_path))
    with pytest.raises(ModelsError, match=r"run: python -c \"import stanza; stanza\.download\('en'\)\"$"):
        StanzaAnnotator("stanza")


def test_stanza_s_own_models_are_taken_where_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr(stanza.resources.common, "DEFAULT_MODEL_DIR", str(tmp_path))
    (tmp_path / "en").mkdir()
    (tmp_path / "resources.json").write_text("{}", encoding="utf-8")
    name, options = settings("stanza")
    assert name == f"stanza {stanza.__version__} default"
    assert options["dir"] == str(tmp_path)


@pytest.fixture
def copy(tmp_path):
    """A copy of the compact set."""
    return shutil.copytree(COMPACT, tmp_path / "models")


@pytest.mark.model
def test_a_damaged_file_is_named(copy):
    file = copy / "pos.pt"
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(ModelsError, match=r"pos\.pt: .*truncated or foreign"):
        StanzaAnnotator(copy)


@pytest.mark.model
def test_a_file_that_torch_can_t_read_is_an_error_of_ours(copy):
    (copy / "manifest.json").unlink()
    (copy / "depparse.pt").write_bytes(b"not a model")
    with pytest.raises(ModelsError, match="can't be loaded"):
        StanzaAnnotator(copy)


def test_the_compact_set_is_what_its_manifest_says_and_not_too_large():
    manifest = json.loads((COMPACT / "manifest.json").read_text(encoding="utf-8"))
    assert {file.name for file in COMPACT.glob("*.pt")} == manifest["files"].keys()
    assert sum(file.stat().st_size for file in COMPACT.iterdir()) <= 45_000_000


def test_a_stanza_document_without_a_parse_is_refused():
    document = stanza.Document([[{"id": (1,), "text": "Hello", "start_char": 0, "end_char": 5}]], text="Hello")
    assert is_stanza_document(document)
    assert not is_stanza_document("Hello")
    with pytest.raises(ModelsError, match="no text or no dependency parse"):
        from_stanza(document)
