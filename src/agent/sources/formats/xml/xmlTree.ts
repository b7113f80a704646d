import type { DomUtils, ElementType, parseDocument } from 'htmlparser2';

export type XmlDocument = ReturnType<typeof parseDocument>;
export type XmlElement = ReturnType<typeof DomUtils.getElementsByTagName>[number];
export type XmlNode = XmlElement['children'][number];
export type XmlText = Extract<XmlNode, { data: string; type: ElementType.ElementType.Text }>;
