import json

import pytest

from transition_events.annotation.manifest import check_files, read_manifest, sha256
from transition_events.errors import ModelsError


@pytest.fixture
def folder(tmp_path):
    """A models directory of one file, with a manifest that fits it."""
    (tmp_path / "pos.pt").write_bytes(b"weights")
    files = {"pos.pt": {"sha256": sha256(tmp_path / "pos.pt"), "bytes": 7}}
    manifest = {"schema": 1, "name": "small", "version": "1", "stanza": "1.15.0", "files": files}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return tmp_path


def test_an_untouched_folder_passes(folder):
    manifest = read_manifest(folder)
    check_files(folder, manifest)
    assert manifest.files["pos.pt"].bytes == 7


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(None, "missing"), (b"weight", "6 bytes where the manifest has 7"), (b"weighty", "SHA-256")],
)
def test_a_file_that_is_not_the_one_shipped_is_named(folder, content, complaint):
    file = folder / "pos.pt"
    file.unlink() if content is None else file.write_bytes(content)
    with pytest.raises(ModelsError, match=rf"pos\.pt: .*{complaint}"):
        check_files(folder, read_manifest(folder))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema": 1}', '{"files": {"pos.pt": 7}}'])
def test_a_broken_manifest_is_named(folder, content):
    (folder / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelsError, match=r"manifest\.json: not a models manifest"):
        read_manifest(folder)


def test_no_manifest(tmp_path):
    with pytest.raises(ModelsError, match=r"manifest\.json: no such file"):
        read_manifest(tmp_path)
