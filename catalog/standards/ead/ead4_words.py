"""What EAD 4 calls the elements and attributes of EAD3: the suite of July 2026 writes words in camel case.

An element that is the same but for its name is a row here. What has another structure is in `read_ead4` and `ead4`.
"""

from __future__ import annotations

__all__ = ["ATTRIBUTES", "DIGITAL_COPY", "EAD3", "EAD4", "ELEMENTS", "NAMES", "NAMESPACES"]

EAD3 = "http://ead3.archivists.org/schema/"
EAD4 = "https://standards.openpreservation.org/ead/v4"
NAMESPACES = frozenset({EAD4, "https://archivists.org/ns/ead/v4"})
"""The namespace of the release, and that of the drafts of 2025."""

DIGITAL_COPY = "Digital copy"
"""The label of a form that is a digital object of ours: what is said of the form is said of the object."""

ELEMENTS = {
    "archDesc": "archdesc",
    "identificationData": "did",
    "descriptionOfComponents": "dsc",
    # identification
    "unitId": "unitid",
    "unitTitle": "unittitle",
    "unitDate": "unitdate",
    "unitDateStructured": "unitdatestructured",
    "unitDateSet": "unitdateset",
    "dateRange": "daterange",
    "fromDate": "fromdate",
    "toDate": "todate",
    "dateSet": "dateset",
    "physDesc": "physdesc",
    "physDescSet": "physdescset",
    "physDescStructured": "physdescstructured",
    "unitType": "unittype",
    "unitOfMeasurement": "unittype",
    "genreForm": "genreform",
    "languageOfMaterial": "langmaterial",
    "languageSet": "languageset",
    "writingSystem": "script",
    "legalStatus": "legalstatus",
    "otherIdentificationData": "didnote",
    # description
    "accessConditions": "accessrestrict",
    "useConditions": "userestrict",
    "biogHist": "bioghist",
    "custodHist": "custodhist",
    "sourceOfAcquisition": "acqinfo",
    "scopeContent": "scopecontent",
    "filePlan": "fileplan",
    "relatedMaterial": "relatedmaterial",
    "separatedMaterial": "separatedmaterial",
    "publicationNote": "bibliography",
    "preferCite": "prefercite",
    "processInfo": "processinfo",
    "recordTypeSpecificStatement": "materialspec",
    "otherDescriptiveInfo": "odd",
    "otherDescription": "odd",
    "physicalOrTechnicalRequirements": "phystech",
    "descriptiveNote": "descriptivenote",
    # control
    "recordId": "recordid",
    "otherRecordId": "otherrecordid",
    "maintenanceAgency": "maintenanceagency",
    "agencyCode": "agencycode",
    "agencyName": "agencyname",
    "otherAgencyCode": "otheragencycode",
    "maintenanceHistory": "maintenancehistory",
    "maintenanceEvent": "maintenanceevent",
    "eventDateTime": "eventdatetime",
    "eventDescription": "eventdescription",
    "languageDeclaration": "languagedeclaration",
    "conventionDeclaration": "conventiondeclaration",
    "localTypeDeclaration": "localtypedeclaration",
    "rightsDeclaration": "rightsdeclaration",
    "shortCode": "abbr",
}

ATTRIBUTES = {
    "localType": "localtype",
    "languageCode": "langcode",
    "scriptCode": "scriptcode",
    "languageOfElement": "lang",
    "scriptOfElement": "script",
    "standardDate": "standarddate",
    "standardDateTime": "standarddatetime",
    "notBefore": "notbefore",
    "notAfter": "notafter",
    "unitDateType": "unitdatetype",
    "dateChar": "datechar",
    "containerId": "containerid",
    "countryCode": "countrycode",
    "repositoryCode": "repositorycode",
    "valueURI": "identifier",
    "vocabularySource": "source",
    "maintenanceStatus": "maintenancestatus",
}

NAMES = {
    "person": "persname",
    "persname": "persname",
    "corporatebody": "corpname",
    "corporate body": "corpname",
    "corpname": "corpname",
    "family": "famname",
    "famname": "famname",
    "name": "name",
    "place": "geogname",
    "geogname": "geogname",
    "genreform": "genreform",
    "function": "function",
    "occupation": "occupation",
    "title": "title",
}
"""The types of agents and of subject headings, in lower case, and the elements of EAD3 for them."""
