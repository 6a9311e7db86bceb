"""Save the widget as a file."""

from __future__ import annotations

import base64

import anywidget

from clustergrammer_widget._types import FilePath
from clustergrammer_widget.widget.base.top_rows import TopRowsTrees
from clustergrammer_widget.widget.html_file import checked_path, html_text, page_title, write_whole

# What a host needs besides the traits that are drawn; a file has the program instead.
OF_HOSTS = frozenset(anywidget.AnyWidget.class_traits(sync=True)) | {"_esm", "_anywidget_id"}


class Saving(TopRowsTrees):
    """A heatmap that can be saved as an HTML file."""

    def to_html(self, path: FilePath | None = None, title: str | None = None) -> str | None:
        """Write one HTML file that shows this view and works without a kernel and a network.

        Everything on the page works in it. It has the stops of the sliders of top rows, which are
        clustered first where they have not been.

        Parameters
        ----------
        path : str or path, optional
            An ``.html`` or ``.htm`` file. It is replaced only once all is written.
        title : str, optional
            Shown above the heatmap; by default the titles of the axes and the shape of the table.

        Returns
        -------
        str or None
            The text; None if it was written to `path`.

        Raises
        ------
        TypeError, ValueError
            If the path can't be written to, or the title is no text.
        """
        file = None if path is None else checked_path(path)
        if not isinstance(title, str | None):
            raise TypeError(f"title is {title!r}, a {type(title).__name__}; give text")
        self._await_tops()
        names = self.traits(sync=True).keys() - OF_HOSTS
        matrix = self._current.heatmap.matrix
        shown = page_title(matrix.rows, matrix.cols) if title is None else title
        traits = self.get_state(sorted(names)) | {
            "_program": base64.b64decode(self._program.source)
        }
        text = html_text(traits | {"_title": shown})
        if file is None:
            return "".join(text)
        write_whole(text, file)
        return None
