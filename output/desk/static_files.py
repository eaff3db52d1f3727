"""Styles and scripts, each at an address with its own hash, so that browsers may keep it for good."""

from fastapi import APIRouter, Depends, HTTPException, Response

from output.desk.assets import assets
from output.desk.request import open_to_all

router = APIRouter(dependencies=[Depends(open_to_all)], include_in_schema=False)


@router.get("/static/{digest}/{name:path}")
def static_file(digest: str, name: str) -> Response:
    """The file, never to be asked for again; nothing under the hash of another release's file."""
    asset = assets().get(name)
    if asset is None or asset.digest != digest:
        raise HTTPException(404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(asset.content, media_type=asset.media_type, headers=headers)
