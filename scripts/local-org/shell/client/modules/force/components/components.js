import DetailPanel from 'force/detailPanel';
import HighlightsPanel from 'force/highlightsPanel';
import RelatedListContainer from 'force/relatedListContainer';
import RelatedListSingleContainer from 'force/relatedListSingleContainer';
import Tabset from 'flexipage/tabset';

/** The platform's own components that a Lightning page may hold here, by the names in its metadata. */
export const standardComponents = {
  'flexipage:tabset': () => Tabset,
  'force:detailPanel': () => DetailPanel,
  'force:highlightsPanel': () => HighlightsPanel,
  'force:relatedListContainer': () => RelatedListContainer,
  'force:relatedListSingleContainer': () => RelatedListSingleContainer,
};
