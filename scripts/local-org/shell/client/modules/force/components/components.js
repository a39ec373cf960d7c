import DetailPanel from 'force/detailPanel';
import HighlightsPanel from 'force/highlightsPanel';
import RelatedListContainer from 'force/relatedListContainer';
import RelatedListSingleContainer from 'force/relatedListSingleContainer';
import FieldSection from 'flexipage/fieldSection';
import RichText from 'flexipage/richText';
import Tabset from 'flexipage/tabset';
import DynamicRelatedList from 'lst/dynamicRelatedList';

/** The platform's own components that a Lightning page may hold here, by the names in its metadata. */
export const standardComponents = {
  'flexipage:fieldSection': () => FieldSection,
  'flexipage:richText': () => RichText,
  'flexipage:tabset': () => Tabset,
  'force:detailPanel': () => DetailPanel,
  'force:highlightsPanel': () => HighlightsPanel,
  'force:relatedListContainer': () => RelatedListContainer,
  'force:relatedListSingleContainer': () => RelatedListSingleContainer,
  'lst:dynamicRelatedList': () => DynamicRelatedList,
};
