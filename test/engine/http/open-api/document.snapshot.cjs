/* IMPORTANT
 * This snapshot file is auto-generated, but designed for humans.
 * It should be checked into source control and tracked carefully.
 * Re-generate by setting TAP_SNAPSHOT=1 and running tests.
 * Make sure to inspect the output below.  Do not ignore changes!
 */
'use strict'
exports[`test/engine/http/open-api/document.test.ts > TAP > the document is as reviewed > must match snapshot 1`] = `
info:
  title: Explo API
  summary: The Explo API as explo-fake answers it.
  description: |-
    Not made by Explo. \`x-basis\` says how well a path or a field is founded: \`documented\` (where it is missing),
    \`seen\` in public code, or \`assumed\`; \`x-assumptions\` names what a successful answer rests on.
    \`GET /__admin/assumptions\` explains each name. \`x-order: any\` is on lists whose order no page tells, \`x-null\` on fields
    that documents show as null as well as missing.

    A documented path without its slash: 301 to the path with it, which clients repeat as GET and so meet the documented "Method not allowed"; \`reject\` answers 405 at once, \`accept\` answers as if the slash were there.

    Beyond the operations below, a request may be refused with:

    - \`Not found.\` (unknownPath; assumption \`unknownPath\`)
    - \`Method "{method}" not allowed.\` (slashMissing; assumption \`trailingSlash\`, documented in so far as it is refused)
    - \`Not implemented.\` (notImplemented; assumption \`undocumentedOperations\`), at \`/api/copy_editable_section_data\` and \`/embed/export/dashboard/pdf\`
  license:
    name: MIT
    identifier: MIT
openapi: 3.1.1
servers:
  - url: /
    description: This fake.
security:
  - apiToken: []
tags:
  - name: Customers
    description: Customers and their tokens, portals and embed JWTs.
  - name: Blueprints
    description: Models of tables, each for one customer.
  - name: Resources
    description: Dashboards and report builders.
  - name: Partners
    description: For those who resell Explo.
  - name: Group tags
    description: Names that customers can bear.
  - name: End users
    description: Deprecated. Individual users inside a customer.
  - name: User groups
    description: "Deprecated, and replaced by the Customer API: every user group is a customer."
paths:
  /api/create_customer/:
    post:
      operationId: createCustomer
      summary: Get or create a customer
      description: Needs a read-write API token.
      tags:
        - Customers
      externalDocs:
        url: https://docs.explo.co/api-reference/customer-api/get-or-create
      x-basis: documented
      x-assumptions:
        - absentProperties
        - computedFields
        - createdStatus
        - mappingTargets
        - repeatedValues
        - replyFields
        - rotation
        - tokenShape
        - visibilityGroups
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/CreateCustomerBody"
            examples:
              The newest page:
                summary: The newest page
                description: "From https://docs.explo.co/api-reference/customer-api/get-or-create. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few."
                value:
                  provided_id: example_1
                  name: Example 1
                  mapping:
                    "40": "213"
                    "134": "386"
                  properties:
                    filterValue: value
                  emails:
                    - example@example.com
                  group_tags:
                    - sales
                  hierarchy_level_name: Customer
              An older page, with another level:
                summary: An older page, with another level
                description: "From https://docs.explo.co/api-reference/customer-api/get-or-create. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few."
                value:
                  provided_id: example_1
                  name: Example 1
                  mapping:
                    "40": "213"
                    "134": "386"
                  properties:
                    filterValue: value
                  emails:
                    - example@example.com
                  group_tags:
                    - sales
                  hierarchy_level_name: Level 2
              The oldest page:
                summary: The oldest page
                description: "From https://docs.explo.co/api-reference/customer-api/get-or-create. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few. The request is cut off; it has what the answer shows."
                value:
                  provided_id: example_1
                  name: Example 1
                  mapping:
                    "40": "213"
                    "134": "386"
                  properties:
                    filterValue: value
                  emails:
                    - example@example.com
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - new_customer
                  - customer
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  new_customer:
                    description: Whether this call created it.
                    type: boolean
                  customer:
                    $ref: "#/components/schemas/Customer"
              examples:
                The newest page:
                  summary: The newest page
                  description: "From https://docs.explo.co/api-reference/customer-api/get-or-create. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few."
                  value:
                    success: 1
                    new_customer: true
                    customer:
                      token: <customer_token_to_auth_dashboard>
                      name: Example 1
                      provided_id: example_1
                      is_demo_group: false
                      emails:
                        - example@example.com
                      group_tags:
                        - sales
                      properties:
                        filterValue: value
                      computed_properties:
                        filterValue: value
                      access_group: Production
                      parent_schema_datasource_mapping:
                        "40": "213"
                        "134": "386"
                      computed_parent_schema_datasource_mapping:
                        "40": "213"
                        "134": "386"
                      hierarchy_level: Customer
                An older page, with another level:
                  summary: An older page, with another level
                  description: "From https://docs.explo.co/api-reference/customer-api/get-or-create. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few."
                  value:
                    success: 1
                    new_customer: true
                    customer:
                      token: <customer_token_to_auth_dashboard>
                      name: Example 1
                      provided_id: example_1
                      is_demo_group: false
                      emails:
                        - example@example.com
                      group_tags:
                        - sales
                      properties:
                        filterValue: value
                      computed_properties:
                        filterValue: value
                      access_group: Production
                      parent_schema_datasource_mapping:
                        "40": "213"
                        "134": "386"
                      computed_parent_schema_datasource_mapping:
                        "40": "213"
                        "134": "386"
                      hierarchy_level: Level 2
        "201":
          description: Created, where \`createdStatus\` is \`201\`.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - new_customer
                  - customer
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  new_customer:
                    description: Whether this call created it.
                    type: boolean
                  customer:
                    $ref: "#/components/schemas/Customer"
          x-basis: assumed
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (existingNames; assumption \`existingNames\`, documented in so far as it is refused)
            - \`Invalid input.\` (mappingTargets; assumption \`mappingTargets\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/get_customer/:
    post:
      operationId: getCustomer
      summary: Get a customer
      description: A read-only API token is enough.
      tags:
        - Customers
      externalDocs:
        url: https://docs.explo.co/api-reference/customer-api/get
      x-basis: documented
      x-assumptions:
        - absentProperties
        - computedFields
        - replyFields
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/GetCustomerBody"
            examples:
              The page:
                summary: The page
                description: "From https://docs.explo.co/api-reference/customer-api/get. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few."
                value:
                  provided_id: example_1
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - customer
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  customer:
                    $ref: "#/components/schemas/Customer"
              examples:
                The page:
                  summary: The page
                  description: "From https://docs.explo.co/api-reference/customer-api/get. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few."
                  value:
                    success: 1
                    customer:
                      token: <customer_token_to_auth_dashboard>
                      name: Example 1
                      provided_id: example_1
                      is_demo_group: false
                      emails:
                        - example@example.com
                      group_tags:
                        - sales
                      properties:
                        filterValue: value
                      computed_properties:
                        filterValue: value
                      access_group: Production
                      parent_schema_datasource_mapping:
                        "40": "213"
                        "134": "386"
                      computed_parent_schema_datasource_mapping:
                        "40": "213"
                        "134": "386"
                      hierarchy_level: Customer
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/customers/:
    get:
      operationId: listCustomers
      summary: List all customers
      description: "A read-only API token is enough. Deprecated: Explo names \`listCustomersV2\` as its successor."
      tags:
        - Customers
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/customer-api/customers
      x-basis: documented
      x-assumptions:
        - absentProperties
        - computedFields
        - listFilters
        - replyFields
        - visibilityGroups
      parameters:
        - name: parent_provided_id
          in: query
          description: Only the children of this customer.
          schema:
            type:
              - string
              - "null"
            pattern: \\S
            x-basis: assumed
        - name: hierarchy_level_name
          in: query
          description: Only the customers of this level.
          schema:
            type:
              - string
              - "null"
            pattern: \\S
            x-basis: assumed
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - customers
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  customers:
                    type: array
                    items:
                      $ref: "#/components/schemas/Customer"
                    x-order: any
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /v2/api/customers/:
    get:
      operationId: listCustomersV2
      summary: List customers by page
      description: A read-only API token is enough.
      tags:
        - Customers
      externalDocs:
        url: https://docs.explo.co/api-reference/customer-api/customers-v2
      x-basis: documented
      x-assumptions:
        - absentProperties
        - computedFields
        - listFilters
        - pageOutOfRange
        - pageSize
        - replyFields
        - v2Revision
        - visibilityGroups
      parameters:
        - name: parent_provided_id
          in: query
          description: Only the children of this customer.
          schema:
            type:
              - string
              - "null"
            pattern: \\S
        - name: parentProvidedId
          in: query
          description: The same, in the spelling of another revision.
          schema:
            type:
              - string
              - "null"
            pattern: \\S
        - name: hierarchy_level_name
          in: query
          description: Only the customers of this level.
          schema:
            type:
              - string
              - "null"
            pattern: \\S
        - name: hierarchyLevelName
          in: query
          description: The same, in the spelling of another revision.
          schema:
            type:
              - string
              - "null"
            pattern: \\S
        - name: page
          in: query
          description: Counts from 1. Default 1.
          schema:
            type: string
          example: "1"
        - name: page_size
          in: query
          description: From 1 to 1000. Default 20.
          schema:
            pattern: ^-?[0-9]+$
            type: string
        - name: pageSize
          in: query
          description: The same, in the spelling of another revision.
          schema:
            pattern: ^-?[0-9]+$
            type: string
          example: "2"
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/CustomersPageC"
                  - $ref: "#/components/schemas/CustomersPageB"
                  - $ref: "#/components/schemas/CustomersPageA"
              examples:
                The newest page:
                  summary: The newest page
                  description: From https://docs.explo.co/api-reference/customer-api/customers-v2.
                  value:
                    total_count: 10
                    results:
                      customers:
                        - token: <customer_token_to_auth_dashboard>
                          name: Example 1
                          provided_id: example_1
                          is_demo_group: false
                          emails:
                            - example@example.com
                          group_tags:
                            - designers
                            - engineers
                          properties:
                            filter_value: value
                          computed_properties:
                            filter_value: value
                          access_group: Development
                          parent_schema_datasource_mapping:
                            "40": "213"
                            "134": "386"
                          computed_parent_schema_datasource_mapping:
                            "40": "213"
                            "134": "386"
                          hierarchy_level: Level 1
                        - token: <customer_token_to_auth_dashboard>
                          name: Example 2
                          provided_id: example_2
                          is_demo_group: false
                          emails:
                            - example2@example.com
                          group_tags: []
                          properties:
                            filter_value: value
                          computed_properties:
                            filter_value: value
                          access_group: Production
                          parent_schema_datasource_mapping:
                            "40": "213"
                            "134": "386"
                          computed_parent_schema_datasource_mapping:
                            "40": "213"
                            "134": "386"
                          hierarchy_level: Level 2
                The second page:
                  summary: The second page
                  description: "From https://docs.explo.co/api-reference/customer-api/customers-v2. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few."
                  value:
                    count: 10
                    results:
                      customers:
                        - token: <customer_token_to_auth_dashboard>
                          name: Example 1
                          providedId: example_1
                          isDemoGroup: false
                          emails:
                            - example@example.com
                          groupTags:
                            - designers
                            - engineers
                          properties:
                            filterValue: value
                          computedProperties:
                            filterValue: value
                          accessGroup: Development
                          parentSchemaDatasourceMapping:
                            "40": "213"
                            "134": "386"
                          computedParentSchemaDatasourceMapping:
                            "40": "213"
                            "134": "386"
                          hierarchyLevel: Level 1
                        - token: <customer_token_to_auth_dashboard>
                          name: Example 2
                          providedId: example_2
                          isDemoGroup: false
                          emails:
                            - example2@example.com
                          groupTags: []
                          properties:
                            filterValue: value
                          computedProperties:
                            filterValue: value
                          accessGroup: Production
                          parentSchemaDatasourceMapping:
                            "40": "213"
                            "134": "386"
                          computedParentSchemaDatasourceMapping:
                            "40": "213"
                            "134": "386"
                          hierarchyLevel: Level 2
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (pageSize; assumption \`pageSize\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "404":
          description: "- \`Invalid page.\` (invalidPage; assumption \`pageOutOfRange\`)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/v2/customers/:
    get:
      operationId: listCustomersV2FirstRevision
      summary: List customers by page, at the first documented path
      description: "A read-only API token is enough. Deprecated: Explo names \`listCustomersV2\` as its successor."
      tags:
        - Customers
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/customer-api/customers-v2
      x-basis: documented
      x-assumptions:
        - absentProperties
        - computedFields
        - listFilters
        - pageOutOfRange
        - pageSize
        - replyFields
        - v2Revision
        - visibilityGroups
      parameters:
        - name: parent_provided_id
          in: query
          description: Only the children of this customer.
          schema:
            type:
              - string
              - "null"
            pattern: \\S
        - name: parentProvidedId
          in: query
          description: The same, in the spelling of another revision.
          schema:
            type:
              - string
              - "null"
            pattern: \\S
        - name: hierarchy_level_name
          in: query
          description: Only the customers of this level.
          schema:
            type:
              - string
              - "null"
            pattern: \\S
        - name: hierarchyLevelName
          in: query
          description: The same, in the spelling of another revision.
          schema:
            type:
              - string
              - "null"
            pattern: \\S
        - name: page
          in: query
          description: Counts from 1. Default 1.
          schema:
            type: string
          example: "1"
        - name: page_size
          in: query
          description: From 1 to 1000. Default 20.
          schema:
            pattern: ^-?[0-9]+$
            type: string
          example: "2"
        - name: pageSize
          in: query
          description: The same, in the spelling of another revision.
          schema:
            pattern: ^-?[0-9]+$
            type: string
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/CustomersPageA"
              examples:
                The first page:
                  summary: The first page
                  description: "From https://docs.explo.co/api-reference/customer-api/customers-v2. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few."
                  value:
                    count: 10
                    next: https://api.explo.co/api/v2/customers/?page_size=2&page=2
                    previous: null
                    results:
                      customers:
                        - token: <customer_token_to_auth_dashboard>
                          name: Example 1
                          provided_id: example_1
                          is_demo_group: false
                          emails:
                            - example@example.com
                          group_tags:
                            - designers
                            - engineers
                          properties:
                            filterValue: value
                          computed_properties:
                            filterValue: value
                          access_group: Development
                          parent_schema_datasource_mapping:
                            "40": "213"
                            "134": "386"
                          computed_parent_schema_datasource_mapping:
                            "40": "213"
                            "134": "386"
                          hierarchy_level: Level 1
                        - token: <customer_token_to_auth_dashboard>
                          name: Example 2
                          provided_id: example_2
                          is_demo_group: false
                          emails:
                            - example2@example.com
                          group_tags: []
                          properties:
                            filterValue: value
                          computed_properties:
                            filterValue: value
                          access_group: Production
                          parent_schema_datasource_mapping:
                            "40": "213"
                            "134": "386"
                          computed_parent_schema_datasource_mapping:
                            "40": "213"
                            "134": "386"
                          hierarchy_level: Level 2
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (pageSize; assumption \`pageSize\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "404":
          description: "- \`Invalid page.\` (invalidPage; assumption \`pageOutOfRange\`)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/update_customer/:
    post:
      operationId: updateCustomer
      summary: Update a customer
      description: Needs a read-write API token.
      tags:
        - Customers
      externalDocs:
        url: https://docs.explo.co/api-reference/customer-api/update
      x-basis: documented
      x-assumptions:
        - absentProperties
        - computedFields
        - mappingTargets
        - newProvidedId
        - repeatedValues
        - replyFields
        - updateEmails
        - updateSemantics
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/UpdateCustomerBody"
            examples:
              The newest page:
                summary: The newest page
                description: "From https://docs.explo.co/api-reference/customer-api/update. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few. The copy that is known hides the e-mail address."
                value:
                  provided_id: example_1
                  properties:
                    filterValue: new_value
                  emails:
                    - new_email@example.com
                  group_tags:
                    - engineers
                    - sales
                  hierarchy_level_name: Level 1
              An older example, on the page about tokens:
                summary: An older example, on the page about tokens
                description: "From https://docs.explo.co/api-reference/customer-api/refresh-token. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few."
                value:
                  provided_id: example_1
                  properties:
                    filterValue: new_value
                  emails:
                    - new_email@example.com
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - customer
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  customer:
                    $ref: "#/components/schemas/Customer"
              examples:
                The newest page:
                  summary: The newest page
                  description: "From https://docs.explo.co/api-reference/customer-api/update. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few. The copy that is known hides the e-mail address."
                  value:
                    success: 1
                    customer:
                      token: <customer_token_to_auth_dashboard>
                      name: Example 1
                      provided_id: example_1
                      is_demo_group: false
                      emails:
                        - new_email@example.com
                      group_tags:
                        - engineers
                        - sales
                      properties:
                        filterValue: new_value
                      computed_properties:
                        filterValue: new_value
                      access_group: Production
                      parent_schema_datasource_mapping:
                        "40": "213"
                        "134": "386"
                      computed_parent_schema_datasource_mapping:
                        "40": "213"
                        "134": "386"
                      hierarchy_level: Level 1
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (existingNames; assumption \`existingNames\`, documented in so far as it is refused)
            - \`Invalid input.\` (mappingTargets; assumption \`mappingTargets\`, documented in so far as it is refused)
            - \`Invalid input.\` (takenId; assumption \`newProvidedId\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/delete_customer/:
    delete:
      operationId: deleteCustomer
      summary: Delete a customer
      description: Needs a read-write API token.
      tags:
        - Customers
      externalDocs:
        url: https://docs.explo.co/api-reference/customer-api/delete
      x-basis: documented
      x-assumptions:
        - blueprints
        - deleteWithChildren
        - endUserCustomers
        - portalEmails
        - rotation
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/CustomerTokenBody"
            examples:
              The newest page:
                summary: The newest page
                description: From https://docs.explo.co/api-reference/customer-api/delete.
                value:
                  current_token: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
              The older page, where descendants are deleted as well:
                summary: The older page, where descendants are deleted as well
                description: From https://docs.explo.co/api-reference/customer-api/delete.
                value:
                  current_token: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
              examples:
                The newest page:
                  summary: The newest page
                  description: From https://docs.explo.co/api-reference/customer-api/delete.
                  value:
                    success: 1
                The older page, where descendants are deleted as well:
                  summary: The older page, where descendants are deleted as well
                  description: From https://docs.explo.co/api-reference/customer-api/delete.
                  value:
                    success: 1
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`A customer with children cannot be deleted.\` (hasChildren; assumption \`deleteWithChildren\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
            - \`Not found.\` (retiredToken; assumption \`rotation\`)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/refresh_customer_token/:
    post:
      operationId: refreshCustomerToken
      summary: Refresh the token of a customer
      description: Needs a read-write API token.
      tags:
        - Customers
      externalDocs:
        url: https://docs.explo.co/api-reference/customer-api/refresh-token
      x-basis: documented
      x-assumptions:
        - absentProperties
        - computedFields
        - replyFields
        - rotation
        - tokenShape
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/CustomerTokenBody"
            examples:
              The page:
                summary: The page
                description: "From https://docs.explo.co/api-reference/customer-api/refresh-token. Repaired: The mappings of the answer were no JSON: a colon for a comma, and a quote too few. The command called /api/update_customer/."
                value:
                  current_token: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - customer
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  customer:
                    $ref: "#/components/schemas/Customer"
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
            - \`Not found.\` (retiredToken; assumption \`rotation\`)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/configure_customer_portal/:
    post:
      operationId: configureCustomerPortal
      summary: Configure the portal of a customer
      description: Needs a read-write API token.
      tags:
        - Customers
      externalDocs:
        url: https://docs.explo.co/api-reference/customer-api/configure-portal
      x-basis: documented
      x-assumptions:
        - embedIds
        - portalEmails
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/ConfigureCustomerPortalBody"
            examples:
              The page:
                summary: The page
                description: From https://docs.explo.co/api-reference/customer-api/configure-portal.
                value:
                  dashboard_embed_id: Ab123CdefG
                  provided_id: test_id_1
                  emails:
                    - apple@explo.co
                    - orange@explo.co
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/customer-api/configure-portal.
                  value:
                    success: 1
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (embedIds; assumption \`embedIds\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/generate_jwt/:
    post:
      operationId: generateJwt
      summary: Generate an embed JWT
      description: Needs a read-write API token.
      tags:
        - Customers
      externalDocs:
        url: https://docs.explo.co/api-reference/customer-api/generate-jwt
      x-basis: documented
      x-assumptions:
        - embedIds
        - jwt
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/GenerateJwtBody"
            examples:
              The page:
                summary: The page
                description: From https://docs.explo.co/api-reference/customer-api/generate-jwt.
                value:
                  provided_id: customer_1
                  embed_id: abcde
                  expiration: PT1H
                  key_id: aa111111-1a11-111a-aa11-1aaaa11a1a11
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - jwt
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  jwt:
                    description: A JWE in compact form.
                    type: string
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/customer-api/generate-jwt.
                  value:
                    success: 1
                    jwt: <example_jwt>
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (duration; assumption \`jwt\`)
            - \`Invalid input.\` (embedIds; assumption \`embedIds\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
            - \`Not found.\` (unknownKey; assumption \`jwt\`)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/create_blueprint/:
    post:
      operationId: createBlueprint
      summary: Create a blueprint
      description: Needs a read-write API token.
      tags:
        - Blueprints
      externalDocs:
        url: https://docs.explo.co/api-reference/blueprint-api/create
      x-basis: documented
      x-assumptions:
        - blueprints
        - mappingTargets
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/CreateBlueprintBody"
            examples:
              The page:
                summary: The page
                description: From https://docs.explo.co/api-reference/blueprint-api/create.
                value:
                  customer_id: 8698a0e4-009d-4b2d-8a41-d7f35cf08b98
                  blueprint_name: Customer 1 Blueprint
                  tables:
                    - table_name: location
                      schema_id: 1
                      query: select *,2 as hello from location
                      columns:
                        - name: id
                          type: INTEGER
                        - name: host_id
                          type: INTEGER
                        - name: host_name
                          display_name: Host Name
                          type: STRING
                          can_be_grouped: false
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - blueprint_id
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  blueprint_id:
                    description: The id of the new blueprint.
                    type: integer
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/blueprint-api/create.
                  value:
                    success: 1
                    blueprint_id: 10
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (unknownSchema; assumption \`blueprints\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/update_blueprint/:
    post:
      operationId: updateBlueprint
      summary: Update a blueprint
      description: Needs a read-write API token.
      tags:
        - Blueprints
      externalDocs:
        url: https://docs.explo.co/api-reference/blueprint-api/update
      x-basis: documented
      x-assumptions:
        - blueprints
        - mappingTargets
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/UpdateBlueprintBody"
            examples:
              The page:
                summary: The page
                description: From https://docs.explo.co/api-reference/blueprint-api/update.
                value:
                  blueprint_id: 10
                  tables:
                    - table_name: location
                      schema_id: 1
                      query: select *,2 as hello from location
                      columns:
                        - name: id
                          type: INTEGER
                        - name: host_id
                          type: INTEGER
                        - name: host_name
                          display_name: Host Name
                          type: STRING
                          can_be_grouped: false
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/blueprint-api/update.
                  value:
                    success: 1
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (unknownSchema; assumption \`blueprints\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/get_customer_blueprints/:
    post:
      operationId: getCustomerBlueprints
      summary: Get the blueprints of a customer
      description: A read-only API token is enough.
      tags:
        - Blueprints
      externalDocs:
        url: https://docs.explo.co/api-reference/blueprint-api/get
      x-basis: documented
      x-assumptions:
        - blueprints
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/CustomerBlueprintsBody"
            examples:
              The page:
                summary: The page
                description: From https://docs.explo.co/api-reference/blueprint-api/get.
                value:
                  customer_id: 8698a0e4-009d-4b2d-8a41-d7f35cf08b98
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - blueprints
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  blueprints:
                    type: array
                    items:
                      $ref: "#/components/schemas/Blueprint"
                    x-order: any
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/blueprint-api/get.
                  value:
                    success: 1
                    blueprints:
                      - id: 10
                        embed_id: A14aZ3
                        name: Customer 1 Blueprint
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/dashboard/:
    get:
      operationId: listDashboards
      summary: List the dashboards of the team
      description: A read-only API token is enough.
      tags:
        - Resources
      externalDocs:
        url: https://docs.explo.co/api-reference/resource-api/get-dashboard
      x-basis: documented
      x-assumptions:
        - teamId
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - dashboards
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  dashboards:
                    type: array
                    items:
                      $ref: "#/components/schemas/Dashboard"
                    x-order: any
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/resource-api/get-dashboard.
                  value:
                    success: 1
                    dashboards:
                      - team_id: 1
                        name: Example Dashboard
                        embed_id: vcjTgL2wdX
                        attributes:
                          - attribute: Team
                            value: Engineering
                        is_drilldown: false
                      - team_id: 1
                        name: Production Dashboard
                        embed_id: JQvCTLT76V
                        attributes:
                          - attribute: Status
                            value: Ready
                          - attribute: Team
                            value: Marketing
                        is_drilldown: true
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/reports/:
    get:
      operationId: listReports
      summary: List the report builders of the team
      description: A read-only API token is enough.
      tags:
        - Resources
      externalDocs:
        url: https://docs.explo.co/api-reference/resource-api/list-report-builders
      x-basis: documented
      x-assumptions: []
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - reports
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  reports:
                    type: array
                    items:
                      $ref: "#/components/schemas/ReportBuilder"
                    x-order: any
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/resource-api/list-report-builders.
                  value:
                    success: 1
                    reports:
                      - name: Example Report
                        embed_id: vcjTgL2wdX
                      - name: Production Report
                        embed_id: JQvCTLT76V
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/publish/:
    post:
      operationId: publish
      summary: Publish a version to an environment
      description: Needs a read-write API token.
      tags:
        - Resources
      externalDocs:
        url: https://docs.explo.co/api-reference/resource-api/publish-resource
      x-basis: documented
      x-assumptions:
        - embedIds
        - publications
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/PublishBody"
            examples:
              The page:
                summary: The page
                description: "From https://docs.explo.co/api-reference/resource-api/publish-resource. Repaired: A backslash was missing at the end of a line of the command, which cut the body off."
                value:
                  embed_id: "123"
                  resource_type: report
                  environment: production
                  version_number: 15
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
              examples:
                The page:
                  summary: The page
                  description: "From https://docs.explo.co/api-reference/resource-api/publish-resource. Repaired: A backslash was missing at the end of a line of the command, which cut the body off."
                  value:
                    success: 1
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (embedIds; assumption \`embedIds\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/dashboard/screenshot/:
    post:
      operationId: emailDashboardScreenshot
      summary: E-mail a dashboard as an attachment, or get a link to it
      description: Needs a read-write API token.
      tags:
        - Resources
      externalDocs:
        url: https://docs.explo.co/api-reference/resource-api/screenshot-dashboard
      x-basis: documented
      x-assumptions:
        - emailOutbox
        - embedIds
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/DashboardScreenshotBody"
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  link:
                    description: A short-lived download link, when no e-mail was named.
                    type: string
                    x-basis: assumed
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (embedIds; assumption \`embedIds\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/dashboard/screenshot:
    post:
      operationId: emailDashboardScreenshotWithoutSlash
      summary: E-mail a dashboard as an attachment, or get a link to it
      description: Needs a read-write API token.
      tags:
        - Resources
      externalDocs:
        url: https://docs.explo.co/api-reference/resource-api/screenshot-dashboard
      x-basis: documented
      x-assumptions:
        - emailOutbox
        - embedIds
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/DashboardScreenshotBody"
            examples:
              The page:
                summary: The page
                description: "From https://docs.explo.co/api-reference/resource-api/screenshot-dashboard. Repaired: The copy that is known hides the e-mail address."
                value:
                  provided_id: "123"
                  dashboard_embed_id: abc123
                  email: example@explo.co
                  download_file_name: your_dashboard_screenshot
                  export_type: image
                  subject: "Requested Data Export: your_dashboard_screenshot image"
                  variables:
                    example_var: 123
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  link:
                    description: A short-lived download link, when no e-mail was named.
                    type: string
                    x-basis: assumed
              examples:
                The page:
                  summary: The page
                  description: "From https://docs.explo.co/api-reference/resource-api/screenshot-dashboard. Repaired: The copy that is known hides the e-mail address."
                  value:
                    success: 1
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (embedIds; assumption \`embedIds\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/dashboard/report/:
    post:
      operationId: emailDashboardReport
      summary: E-mail a dashboard report
      description: Needs a read-write API token.
      tags:
        - Resources
      externalDocs:
        url: https://docs.explo.co/api-reference/resource-api/email-report
      x-basis: documented
      x-assumptions:
        - emailOutbox
        - embedIds
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/DashboardReportBody"
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (embedIds; assumption \`embedIds\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/dashboard/report:
    post:
      operationId: emailDashboardReportWithoutSlash
      summary: E-mail a dashboard report
      description: Needs a read-write API token.
      tags:
        - Resources
      externalDocs:
        url: https://docs.explo.co/api-reference/resource-api/email-report
      x-basis: documented
      x-assumptions:
        - emailOutbox
        - embedIds
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/DashboardReportBody"
            examples:
              The page:
                summary: The page
                description: "From https://docs.explo.co/api-reference/resource-api/email-report. Repaired: The copy that is known hides the e-mail address."
                value:
                  provided_id: "123"
                  dashboard_embed_id: abc123
                  email: example@explo.co
                  subject: Dashboard Email Report
                  variables:
                    url: https://google.com
                    date_range:
                      startDate: 2024-04-09
                      endDate: 2024-04-12
                  custom_url: https://google.com
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
              examples:
                The page:
                  summary: The page
                  description: "From https://docs.explo.co/api-reference/resource-api/email-report. Repaired: The copy that is known hides the e-mail address."
                  value:
                    success: 1
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (embedIds; assumption \`embedIds\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/partners/connect/:
    post:
      operationId: connectPartner
      summary: Connect a partner to Explo
      description: Needs a read-write API token.
      tags:
        - Partners
      externalDocs:
        url: https://docs.explo.co/api-reference/partners-api/connect
      x-basis: documented
      x-assumptions:
        - partnerConnections
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/ConnectPartnerBody"
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (connectionInfo; assumption \`partnerConnections\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/partners/connect:
    post:
      operationId: connectPartnerWithoutSlash
      summary: Connect a partner to Explo
      description: Needs a read-write API token.
      tags:
        - Partners
      externalDocs:
        url: https://docs.explo.co/api-reference/partners-api/connect
      x-basis: documented
      x-assumptions:
        - partnerConnections
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/ConnectPartnerBody"
            examples:
              The page:
                summary: The page
                description: From https://docs.explo.co/api-reference/partners-api/connect.
                value:
                  email: customer@site.com
                  team_name: Customer Team
                  connection_info: '{"@type": "database_type", "configuration": {}}'
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/partners-api/connect.
                  value:
                    success: 1
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (connectionInfo; assumption \`partnerConnections\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/group_tags/:
    get:
      operationId: listGroupTags
      summary: List all group tags
      description: A read-only API token is enough.
      tags:
        - Group tags
      externalDocs:
        url: https://docs.explo.co/api-reference/group-tag-api/group-tags
      x-basis: documented
      x-assumptions:
        - groupTagErrors
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - group_tags
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  group_tags:
                    type: array
                    items:
                      $ref: "#/components/schemas/GroupTag"
                    x-order: any
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/group-tag-api/group-tags.
                  value:
                    success: 1
                    group_tags:
                      - name: marketing
                      - name: designer
                      - name: engineers
                      - name: sales
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/create_group_tag/:
    post:
      operationId: createGroupTag
      summary: Create a group tag
      description: Needs a read-write API token.
      tags:
        - Group tags
      externalDocs:
        url: https://docs.explo.co/api-reference/group-tag-api/create
      x-basis: documented
      x-assumptions:
        - groupTagErrors
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/GroupTagBody"
            examples:
              The page:
                summary: The page
                description: From https://docs.explo.co/api-reference/group-tag-api/create.
                value:
                  name: tag
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - group_tag
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  group_tag:
                    $ref: "#/components/schemas/GroupTag"
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/group-tag-api/create.
                  value:
                    success: 1
                    group_tag:
                      name: tag
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (takenTag; assumption \`groupTagErrors\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/rename_group_tag/:
    post:
      operationId: renameGroupTag
      summary: Rename a group tag
      description: Needs a read-write API token.
      tags:
        - Group tags
      externalDocs:
        url: https://docs.explo.co/api-reference/group-tag-api/rename
      x-basis: documented
      x-assumptions:
        - groupTagErrors
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/RenameGroupTagBody"
            examples:
              The page:
                summary: The page
                description: From https://docs.explo.co/api-reference/group-tag-api/rename.
                value:
                  name: tag
                  new_name: new tag
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - group_tag
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  group_tag:
                    $ref: "#/components/schemas/GroupTag"
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/group-tag-api/rename.
                  value:
                    success: 1
                    group_tag:
                      name: new tag
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (takenTag; assumption \`groupTagErrors\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: "- \`Not found.\` (unknownTag; assumption \`groupTagErrors\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/delete_group_tag/:
    post:
      operationId: deleteGroupTag
      summary: Delete a group tag
      description: Needs a read-write API token.
      tags:
        - Group tags
      externalDocs:
        url: https://docs.explo.co/api-reference/group-tag-api/delete
      x-basis: documented
      x-assumptions:
        - groupTagErrors
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/GroupTagBody"
            examples:
              The page:
                summary: The page
                description: From https://docs.explo.co/api-reference/group-tag-api/delete.
                value:
                  name: tag
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
              examples:
                The page:
                  summary: The page
                  description: From https://docs.explo.co/api-reference/group-tag-api/delete.
                  value:
                    success: 1
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: "- \`Not found.\` (unknownTag; assumption \`groupTagErrors\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/create_end_user/:
    post:
      operationId: createEndUser
      summary: Get or create an end user
      description: "Needs a read-write API token. Deprecated: Explo names \`createCustomer\` as its successor."
      tags:
        - End users
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/end-user-api/get-or-create
      x-basis: documented
      x-assumptions:
        - createdStatus
        - endUserAttributes
        - endUserCustomers
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/CreateEndUserBody"
            examples:
              The newest page:
                summary: The newest page
                description: 'From https://docs.explo.co/api-reference/end-user-api/get-or-create. Repaired: In the answer "provided_id" was the number 3, against the prose and the request, and the attributes lacked their last brace.'
                value:
                  provided_id: example_1
                  email: example@explo.co
                  customer_id: 123
              The older page:
                summary: The older page
                description: 'From https://explo-old.gitbook.io/explo/end-user-api/get-or-create. Repaired: In the answer "provided_id" was the number 3, against the prose and the request, and the attributes lacked their last brace.'
                value:
                  provided_id: example_1
                  email: example@explo.co
                  end_user_group_id: 123
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - end_user
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  end_user:
                    $ref: "#/components/schemas/EndUser"
              examples:
                The newest page:
                  summary: The newest page
                  description: 'From https://docs.explo.co/api-reference/end-user-api/get-or-create. Repaired: In the answer "provided_id" was the number 3, against the prose and the request, and the attributes lacked their last brace.'
                  value:
                    success: 1
                    end_user:
                      provided_id: example_1
                      email: example@explo.co
                      attributes: "{'name': 'Example', 'header': '<div/>'}"
                The older page:
                  summary: The older page
                  description: 'From https://explo-old.gitbook.io/explo/end-user-api/get-or-create. Repaired: In the answer "provided_id" was the number 3, against the prose and the request, and the attributes lacked their last brace.'
                  value:
                    success: 1
                    end_user:
                      provided_id: example_1
                      email: example@explo.co
                      attributes: "{'name': 'Example', 'header': '<div/>'}"
        "201":
          description: Created, where \`createdStatus\` is \`201\`.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - end_user
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  end_user:
                    $ref: "#/components/schemas/EndUser"
          x-basis: assumed
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: "- \`Not found.\` (unknownNumber; assumption \`endUserCustomers\`)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/update_end_user/:
    post:
      operationId: updateEndUser
      summary: Update an end user
      description: "Needs a read-write API token. Deprecated: Explo names \`updateCustomer\` as its successor."
      tags:
        - End users
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/end-user-api/update
      x-basis: documented
      x-assumptions:
        - endUserAttributes
        - endUserCustomers
        - updateSemantics
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/UpdateEndUserBody"
            examples:
              The newest page:
                summary: The newest page
                description: 'From https://docs.explo.co/api-reference/end-user-api/update. Repaired: In the answer "provided_id" was the number 3, against the prose and the request, and the attributes lacked their last brace.'
                value:
                  provided_id: example_1
                  email: example@explo.co
                  customer_id: 123
              The older page:
                summary: The older page
                description: 'From https://explo-old.gitbook.io/explo/end-user-api/update. Repaired: In the answer "provided_id" was the number 3, against the prose and the request, and the attributes lacked their last brace.'
                value:
                  provided_id: example_1
                  email: example@explo.co
                  end_user_group_id: 123
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - end_user
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  end_user:
                    $ref: "#/components/schemas/EndUser"
              examples:
                The newest page:
                  summary: The newest page
                  description: 'From https://docs.explo.co/api-reference/end-user-api/update. Repaired: In the answer "provided_id" was the number 3, against the prose and the request, and the attributes lacked their last brace.'
                  value:
                    success: 1
                    end_user:
                      provided_id: example_1
                      email: example@explo.co
                      attributes: "{'name': 'Example', 'header': '<div/>'}"
                The older page:
                  summary: The older page
                  description: 'From https://explo-old.gitbook.io/explo/end-user-api/update. Repaired: In the answer "provided_id" was the number 3, against the prose and the request, and the attributes lacked their last brace.'
                  value:
                    success: 1
                    end_user:
                      provided_id: example_1
                      email: example@explo.co
                      attributes: "{'name': 'Example', 'header': '<div/>'}"
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (unknownNumber; assumption \`endUserCustomers\`)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/delete_end_user/:
    delete:
      operationId: deleteEndUser
      summary: Delete an end user
      description: "Needs a read-write API token. Deprecated: Explo names \`deleteCustomer\` as its successor."
      tags:
        - End users
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/end-user-api/delete
      x-basis: documented
      x-assumptions:
        - endUserCustomers
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/DeleteEndUserBody"
            examples:
              The page:
                summary: The page
                description: "From https://docs.explo.co/api-reference/end-user-api/delete. Repaired: A comma was missing in the request."
                value:
                  provided_id: example_1
                  customer_id: 123
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
              examples:
                The page:
                  summary: The page
                  description: "From https://docs.explo.co/api-reference/end-user-api/delete. Repaired: A comma was missing in the request."
                  value:
                    success: 1
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (unknownNumber; assumption \`endUserCustomers\`)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/create_user_group/:
    post:
      operationId: createUserGroup
      summary: Get or create a user group
      description: "Needs a read-write API token. Deprecated: Explo names \`createCustomer\` as its successor."
      tags:
        - User groups
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/end-user-group-api/get-or-create
      x-basis: documented
      x-assumptions:
        - apiEnvironmentTag
        - createdStatus
        - legacyDataSource
        - mappingTargets
        - replyFields
        - rotation
        - teamId
        - tokenShape
        - userGroupProperties
        - visibilityGroups
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/CreateUserGroupBody"
            examples:
              The newest page:
                summary: The newest page
                description: From https://docs.explo.co/api-reference/end-user-group-api/get-or-create.
                value:
                  user_group_id: example_1
                  name: Example 1
                  mapping:
                    "40": "213"
                    "134": "386"
                  properties:
                    filterValue: value
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - new_user_group
                  - user_group
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  new_user_group:
                    description: Whether this call created it.
                    type: boolean
                  user_group:
                    $ref: "#/components/schemas/UserGroup"
              examples:
                The newest page:
                  summary: The newest page
                  description: From https://docs.explo.co/api-reference/end-user-group-api/get-or-create.
                  value:
                    success: 1
                    new_user_group: true
                    user_group:
                      team_id: 3
                      token: <customer_token_to_auth_dashboard>
                      name: Example 1
                      provided_id: example_1
                      is_demo_group: false
        "201":
          description: Created, where \`createdStatus\` is \`201\`.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - new_user_group
                  - user_group
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  new_user_group:
                    description: Whether this call created it.
                    type: boolean
                  user_group:
                    $ref: "#/components/schemas/UserGroup"
          x-basis: assumed
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (mappingTargets; assumption \`mappingTargets\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /embed/create_user_group/:
    post:
      operationId: createUserGroupLegacy
      summary: Get or create a user group
      description: "Needs a read-write API token. An older path of \`createUserGroup\`. Deprecated: Explo names \`createCustomer\` as its successor."
      tags:
        - User groups
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/end-user-group-api/get-or-create
      x-basis: documented
      x-assumptions:
        - apiEnvironmentTag
        - createdStatus
        - legacyDataSource
        - mappingTargets
        - replyFields
        - rotation
        - teamId
        - tokenShape
        - userGroupProperties
        - visibilityGroups
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/CreateUserGroupBody"
            examples:
              The older page, at the older path:
                summary: The older page, at the older path
                description: "From https://explo-old.gitbook.io/explo/end-user-group-api/get-or-create. Repaired: A comma too many in the answer. The request is cut off; it has the fields that the page lists."
                value:
                  user_group_id: example_1
                  name: Example 1
                  mapping:
                    "40": "213"
                    "134": "386"
                  properties:
                    filterValue: value
              The oldest page:
                summary: The oldest page
                description: "From https://docs.explo.co/end-user-group-api. Repaired: A comma was missing in the request."
                value:
                  user_group_id: example_1
                  name: Example 1
                  mapping:
                    "40": "213"
                    "134": "386"
              The first public notes:
                summary: The first public notes
                description: "From https://www.notion.so/API-Documentation-fa708ff222e5495ab28385fd3528479a. Repaired: The token, 62 times the letter a, is written as the placeholder of the later pages."
                value:
                  user_group_id: example_1
                  name: Example 1
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - new_user_group
                  - user_group
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  new_user_group:
                    description: Whether this call created it.
                    type: boolean
                  user_group:
                    $ref: "#/components/schemas/UserGroup"
        "201":
          description: Created, where \`createdStatus\` is \`201\`.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - new_user_group
                  - user_group
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  new_user_group:
                    description: Whether this call created it.
                    type: boolean
                  user_group:
                    $ref: "#/components/schemas/UserGroup"
          x-basis: assumed
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (mappingTargets; assumption \`mappingTargets\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/update_user_group/:
    post:
      operationId: updateUserGroup
      summary: Update a user group
      description: "Needs a read-write API token. Deprecated: Explo names \`updateCustomer\` as its successor."
      tags:
        - User groups
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/end-user-group-api/update
      x-basis: documented
      x-assumptions:
        - apiEnvironmentTag
        - mappingTargets
        - replyFields
        - teamId
        - updateSemantics
        - userGroupProperties
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/UpdateUserGroupBody"
            examples:
              The newest page:
                summary: The newest page
                description: From https://docs.explo.co/api-reference/end-user-group-api/update.
                value:
                  user_group_id: example_1
                  name: Example 1
                  mapping:
                    "40": "213"
                    "134": "386"
                  properties:
                    filterValue: value
              The older page:
                summary: The older page
                description: "From https://explo-old.gitbook.io/explo/end-user-group-api/update. Repaired: A comma too many in the answer. The request is cut off; it has what the answer shows."
                value:
                  user_group_id: "6"
                  name: ok
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - user_group
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  user_group:
                    $ref: "#/components/schemas/UserGroup"
              examples:
                The newest page:
                  summary: The newest page
                  description: From https://docs.explo.co/api-reference/end-user-group-api/update.
                  value:
                    success: 1
                    user_group:
                      team_id: 113
                      token: <customer_token_to_auth_dashboard>
                      name: Example 1
                      provided_id: example_1
                      is_demo_group: false
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (mappingTargets; assumption \`mappingTargets\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /embed/update_user_group/:
    post:
      operationId: updateUserGroupLegacy
      summary: Update a user group
      description: "Needs a read-write API token. An older path of \`updateUserGroup\`. Deprecated: Explo names \`updateCustomer\` as its successor."
      tags:
        - User groups
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/end-user-group-api/update
      x-basis: documented
      x-assumptions:
        - apiEnvironmentTag
        - mappingTargets
        - replyFields
        - teamId
        - updateSemantics
        - userGroupProperties
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/UpdateUserGroupBody"
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - user_group
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  user_group:
                    $ref: "#/components/schemas/UserGroup"
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`Invalid input.\` (mappingTargets; assumption \`mappingTargets\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/delete_user_group/:
    delete:
      operationId: deleteUserGroup
      summary: Delete a user group
      description: "Needs a read-write API token. Deprecated: Explo names \`deleteCustomer\` as its successor."
      tags:
        - User groups
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/end-user-group-api/delete
      x-basis: documented
      x-assumptions:
        - blueprints
        - deleteWithChildren
        - endUserCustomers
        - legacyDataSource
        - portalEmails
        - rotation
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/DeleteUserGroupBody"
            examples:
              The newest page:
                summary: The newest page
                description: From https://docs.explo.co/api-reference/end-user-group-api/delete.
                value:
                  current_token: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
              The older page:
                summary: The older page
                description: "From https://explo-old.gitbook.io/explo/end-user-group-api/delete. Repaired: A comma was missing in the request."
                value:
                  user_group_id: example_1
                  current_token: abcdef
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
              examples:
                The newest page:
                  summary: The newest page
                  description: From https://docs.explo.co/api-reference/end-user-group-api/delete.
                  value:
                    success: 1
                The older page:
                  summary: The older page
                  description: "From https://explo-old.gitbook.io/explo/end-user-group-api/delete. Repaired: A comma was missing in the request."
                  value:
                    success: 1
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`A customer with children cannot be deleted.\` (hasChildren; assumption \`deleteWithChildren\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
            - \`Not found.\` (retiredToken; assumption \`rotation\`)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /embed/delete_user_group/:
    delete:
      operationId: deleteUserGroupLegacy
      summary: Delete a user group
      description: "Needs a read-write API token. An older path of \`deleteUserGroup\`. Deprecated: Explo names \`deleteCustomer\` as its successor."
      tags:
        - User groups
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/end-user-group-api/delete
      x-basis: assumed
      x-assumptions:
        - blueprints
        - deleteWithChildren
        - endUserCustomers
        - legacyDataSource
        - portalEmails
        - rotation
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/DeleteUserGroupBody"
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
            - \`A customer with children cannot be deleted.\` (hasChildren; assumption \`deleteWithChildren\`, documented in so far as it is refused)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
            - \`Not found.\` (retiredToken; assumption \`rotation\`)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /api/refresh_user_group_token/:
    post:
      operationId: refreshUserGroupToken
      summary: Refresh the token of a user group
      description: "Needs a read-write API token. Deprecated: Explo names \`refreshCustomerToken\` as its successor."
      tags:
        - User groups
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/end-user-group-api/refresh-token
      x-basis: documented
      x-assumptions:
        - apiEnvironmentTag
        - replyFields
        - rotation
        - teamId
        - tokenShape
        - userGroupProperties
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/RefreshUserGroupTokenBody"
            examples:
              The newest page:
                summary: The newest page
                description: From https://docs.explo.co/api-reference/end-user-group-api/refresh-token.
                value:
                  current_token: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - user_group
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  user_group:
                    $ref: "#/components/schemas/UserGroup"
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
            - \`Not found.\` (retiredToken; assumption \`rotation\`)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
  /embed/refresh_user_group_token/:
    post:
      operationId: refreshUserGroupTokenLegacy
      summary: Refresh the token of a user group
      description: "Needs a read-write API token. An older path of \`refreshUserGroupToken\`. Deprecated: Explo names \`refreshCustomerToken\` as its successor."
      tags:
        - User groups
      deprecated: true
      externalDocs:
        url: https://docs.explo.co/api-reference/end-user-group-api/refresh-token
      x-basis: assumed
      x-assumptions:
        - apiEnvironmentTag
        - replyFields
        - rotation
        - teamId
        - tokenShape
        - userGroupProperties
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/RefreshUserGroupTokenBody"
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required:
                  - success
                  - user_group
                properties:
                  success:
                    description: 1 if successful, 0 if not.
                    type: integer
                  user_group:
                    $ref: "#/components/schemas/UserGroup"
        "400":
          description: |-
            - \`Bad request.\` (badRequest; assumption \`errorBody\`)
            - \`JSON parse error - {flaw}.\` (malformedBody; assumption \`malformedBody\`)
            - \`Invalid input.\` (unknownFields; assumption \`unknownFields\`)
            - \`Invalid input.\` (fieldTypes; assumption \`fieldTypes\`)
          content:
            application/json:
              schema:
                anyOf:
                  - $ref: "#/components/schemas/Refusal"
                  - $ref: "#/components/schemas/FieldRefusal"
        "401":
          $ref: "#/components/responses/Refusal401"
        "403":
          description: "- \`You do not have permission to perform this action.\` (readOnlyToken; assumption \`readOnlyToken\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "404":
          description: |-
            - \`Not found.\` (notFound; assumption \`notFound\`)
            - \`Not found.\` (otherGroup; assumption \`visibilityGroups\`, documented in so far as it is refused)
            - \`Not found.\` (retiredToken; assumption \`rotation\`)
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
        "405":
          $ref: "#/components/responses/Refusal405"
        "413":
          $ref: "#/components/responses/Refusal413"
        "415":
          $ref: "#/components/responses/Refusal415"
        "429":
          description: "- \`Request was throttled. Expected available in {wait}.\` (throttled; assumption \`throttling\`, documented in so far as it is refused)"
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Refusal"
components:
  securitySchemes:
    apiToken:
      type: apiKey
      in: header
      name: Explo-Authorization
      description: "\`Token <API token>\`. An API token belongs to one data visibility group, and is read-only or read-write."
  schemas:
    CreateCustomerBody:
      type: object
      required:
        - provided_id
        - name
      properties:
        provided_id:
          pattern: \\S
          description: Your id of the customer.
          type: string
        name:
          pattern: \\S
          description: The name of the customer.
          type: string
        mapping:
          type:
            - object
            - "null"
          additionalProperties:
            type: string
          description: Schema id → data source id, or the id that you gave the data source.
        is_demo_group:
          type:
            - boolean
            - "null"
          description: Demo watermark. Default false.
        emails:
          type:
            - array
            - "null"
          items:
            type: string
            pattern: \\S
          description: E-mail addresses to add.
        group_tags:
          type:
            - array
            - "null"
          items:
            type: string
            pattern: \\S
          description: The names of existing group tags.
        hierarchy_level_name:
          type:
            - string
            - "null"
          pattern: \\S
          description: "The name of an existing level. Default: the highest."
        parent_provided_id:
          type:
            - string
            - "null"
          pattern: \\S
          description: A customer of the same visibility group on a strictly higher level.
        properties:
          type:
            - object
            - "null"
          description: Variables for dashboards and the SQL editor.
    Customer:
      title: Customer
      type: object
      required:
        - token
        - name
        - provided_id
        - is_demo_group
        - emails
        - group_tags
        - properties
        - computed_properties
        - access_group
        - parent_schema_datasource_mapping
        - computed_parent_schema_datasource_mapping
        - hierarchy_level
      properties:
        token:
          description: Identifies the customer to an embedded dashboard.
          type: string
        name:
          description: The name of the customer.
          type: string
        provided_id:
          description: Your id of the customer.
          type: string
        is_demo_group:
          description: Demo watermark.
          type: boolean
        emails:
          description: The e-mail addresses of the customer.
          type: array
          items:
            pattern: \\S
            type: string
          x-order: any
        group_tags:
          description: The names of its group tags.
          type: array
          items:
            pattern: \\S
            type: string
          x-order: any
        properties:
          type:
            - object
            - "null"
          description: Its own properties.
        computed_properties:
          type: object
          description: Its own properties and those it inherits.
        access_group:
          description: The name of its data visibility group.
          type: string
        parent_schema_datasource_mapping:
          type:
            - object
            - "null"
          description: What was sent as \`mapping\`.
        computed_parent_schema_datasource_mapping:
          type: object
          description: Its own mapping and what it inherits.
        hierarchy_level:
          description: The name of its level.
          type: string
    Refusal:
      title: Refusal
      description: A refusal.
      type: object
      required:
        - success
        - detail
      properties:
        success:
          const: 0
        detail:
          type: string
    FieldRefusal:
      title: FieldRefusal
      description: A refusal that says what is wrong with each field.
      type: object
      required:
        - success
        - detail
        - errors
      properties:
        success:
          const: 0
        detail:
          type: string
        errors:
          type: object
          additionalProperties:
            type: array
            items:
              type: string
    GetCustomerBody:
      type: object
      required:
        - provided_id
      properties:
        provided_id:
          pattern: \\S
          description: Your id of the customer.
          type: string
    CustomersPageC:
      title: CustomersPageC
      type: object
      required:
        - total_count
        - results
      properties:
        total_count:
          description: How many customers there are on all pages.
          type: integer
        results:
          type: object
          required:
            - customers
          properties:
            customers:
              type: array
              items:
                $ref: "#/components/schemas/Customer"
    CamelCaseCustomer:
      title: CamelCaseCustomer
      type: object
      required:
        - token
        - name
        - providedId
        - isDemoGroup
        - emails
        - groupTags
        - properties
        - computedProperties
        - accessGroup
        - parentSchemaDatasourceMapping
        - computedParentSchemaDatasourceMapping
        - hierarchyLevel
      properties:
        token:
          description: Identifies the customer to an embedded dashboard.
          type: string
        name:
          description: The name of the customer.
          type: string
        providedId:
          description: Your id of the customer.
          type: string
        isDemoGroup:
          description: Demo watermark.
          type: boolean
        emails:
          description: The e-mail addresses of the customer.
          type: array
          items:
            pattern: \\S
            type: string
          x-order: any
        groupTags:
          description: The names of its group tags.
          type: array
          items:
            pattern: \\S
            type: string
          x-order: any
        properties:
          type:
            - object
            - "null"
          description: Its own properties.
        computedProperties:
          type: object
          description: Its own properties and those it inherits.
        accessGroup:
          description: The name of its data visibility group.
          type: string
        parentSchemaDatasourceMapping:
          type:
            - object
            - "null"
          description: What was sent as \`mapping\`.
        computedParentSchemaDatasourceMapping:
          type: object
          description: Its own mapping and what it inherits.
        hierarchyLevel:
          description: The name of its level.
          type: string
    CustomersPageB:
      title: CustomersPageB
      type: object
      required:
        - count
        - results
      properties:
        count:
          description: How many customers there are on all pages.
          type: integer
        results:
          type: object
          required:
            - customers
          properties:
            customers:
              type: array
              items:
                $ref: "#/components/schemas/CamelCaseCustomer"
    CustomersPageA:
      title: CustomersPageA
      type: object
      required:
        - count
        - next
        - previous
        - results
      properties:
        count:
          description: How many customers there are on all pages.
          type: integer
        next:
          type:
            - string
            - "null"
          description: The URL of that page, or null.
        previous:
          type:
            - string
            - "null"
          description: The URL of that page, or null.
        results:
          type: object
          required:
            - customers
          properties:
            customers:
              type: array
              items:
                $ref: "#/components/schemas/Customer"
    UpdateCustomerBody:
      type: object
      required:
        - provided_id
      properties:
        provided_id:
          pattern: \\S
          description: Your id of the customer.
          type: string
        new_provided_id:
          type:
            - string
            - "null"
          pattern: \\S
          description: Replaces \`provided_id\`.
        name:
          type:
            - string
            - "null"
          pattern: \\S
          description: The new name.
        mapping:
          type:
            - object
            - "null"
          additionalProperties:
            type: string
          description: Schema id → data source id, or the id that you gave the data source.
        is_demo_group:
          type:
            - boolean
            - "null"
          description: Demo watermark. Default false.
        emails:
          type:
            - array
            - "null"
          items:
            type: string
            pattern: \\S
          description: E-mail addresses to add.
        group_tags:
          type:
            - array
            - "null"
          items:
            type: string
            pattern: \\S
          description: The names of existing group tags.
        hierarchy_level_name:
          type:
            - string
            - "null"
          pattern: \\S
          description: "The name of an existing level. Default: the highest."
        parent_provided_id:
          type:
            - string
            - "null"
          pattern: \\S
          description: A customer of the same visibility group on a strictly higher level.
        properties:
          type:
            - object
            - "null"
          description: Variables for dashboards and the SQL editor.
    CustomerTokenBody:
      type: object
      required:
        - current_token
      properties:
        current_token:
          pattern: \\S
          description: The token of the customer.
          type: string
    ConfigureCustomerPortalBody:
      type: object
      required:
        - dashboard_embed_id
        - provided_id
        - emails
      properties:
        dashboard_embed_id:
          pattern: \\S
          description: The embed id of the dashboard.
          type: string
        provided_id:
          pattern: \\S
          description: Your id of the customer.
          type: string
        emails:
          description: Who may open the portal.
          type: array
          items:
            pattern: \\S
            type: string
    GenerateJwtBody:
      type: object
      required:
        - provided_id
        - embed_id
      properties:
        provided_id:
          pattern: \\S
          description: Your id of the customer.
          type: string
        embed_id:
          pattern: \\S
          description: The embed id of a dashboard, report builder or blueprint.
          type: string
        key_id:
          type:
            - string
            - "null"
          pattern: \\S
          description: "The id of an embed secret. Default: a key that Explo generates."
        expiration:
          type:
            - string
            - "null"
          pattern: \\S
          description: "An ISO 8601 duration. Default: 24 hours."
        chart_id:
          type:
            - string
            - "null"
          pattern: \\S
          description: To embed a single chart.
        rb_allowed_features:
          type:
            - array
            - "null"
          items:
            enum:
              - flt
              - srt
              - core
              - crt-view
              - fork
              - "*"
          description: What the report builder allows; absent or \`["*"]\` is everything.
        disable_editable_section_editing:
          type:
            - boolean
            - "null"
          description: No editing of editable sections.
        embed_origin:
          type:
            - string
            - "null"
          pattern: \\S
          description: The domain that the JWT is valid for.
    CreateBlueprintBody:
      type: object
      required:
        - customer_id
        - blueprint_name
        - tables
      properties:
        customer_id:
          pattern: \\S
          description: Your id of the customer.
          type: string
        blueprint_name:
          pattern: \\S
          description: The name of the blueprint.
          type: string
        tables:
          description: The tables of the blueprint.
          type: array
          items:
            type: object
            required:
              - table_name
              - schema_id
              - columns
            properties:
              table_name:
                pattern: \\S
                description: The query is \`SELECT * FROM\` this name.
                type: string
              schema_id:
                description: The id of the schema.
                type: number
              query:
                type:
                  - string
                  - "null"
                pattern: \\S
                description: Replaces that query.
              columns:
                description: The columns.
                type: array
                items:
                  type: object
                  required:
                    - name
                    - type
                  properties:
                    name:
                      pattern: \\S
                      description: The name of the column.
                      type: string
                    type:
                      type: string
                      enum:
                        - INTEGER
                        - FLOAT
                        - BOOLEAN
                        - STRING
                        - DATETIME
                        - TIMESTAMP
                        - DATE
                      description: What the column holds.
                    display_name:
                      type:
                        - string
                        - "null"
                      pattern: \\S
                      description: "Default: the name."
                    can_be_grouped:
                      type:
                        - boolean
                        - "null"
                      description: Whether it can be grouped by.
    UpdateBlueprintBody:
      type: object
      required:
        - blueprint_id
        - tables
      properties:
        blueprint_id:
          description: The id of the blueprint.
          type: number
        tables:
          description: The tables of the blueprint.
          type: array
          items:
            type: object
            required:
              - table_name
              - schema_id
              - columns
            properties:
              table_name:
                pattern: \\S
                description: The query is \`SELECT * FROM\` this name.
                type: string
              schema_id:
                description: The id of the schema.
                type: number
              query:
                type:
                  - string
                  - "null"
                pattern: \\S
                description: Replaces that query.
              columns:
                description: The columns.
                type: array
                items:
                  type: object
                  required:
                    - name
                    - type
                  properties:
                    name:
                      pattern: \\S
                      description: The name of the column.
                      type: string
                    type:
                      type: string
                      enum:
                        - INTEGER
                        - FLOAT
                        - BOOLEAN
                        - STRING
                        - DATETIME
                        - TIMESTAMP
                        - DATE
                      description: What the column holds.
                    display_name:
                      type:
                        - string
                        - "null"
                      pattern: \\S
                      description: "Default: the name."
                    can_be_grouped:
                      type:
                        - boolean
                        - "null"
                      description: Whether it can be grouped by.
    CustomerBlueprintsBody:
      type: object
      required:
        - customer_id
      properties:
        customer_id:
          pattern: \\S
          description: Your id of the customer.
          type: string
    Blueprint:
      title: Blueprint
      type: object
      required:
        - id
        - embed_id
        - name
      properties:
        id:
          description: The id of the blueprint.
          type: integer
        embed_id:
          description: What embeds name it by.
          type: string
        name:
          description: The name of the blueprint.
          type: string
    Dashboard:
      title: Dashboard
      type: object
      required:
        - team_id
        - name
        - embed_id
        - attributes
        - is_drilldown
      properties:
        team_id:
          description: The id of the team.
          type: integer
        name:
          description: The name of the dashboard.
          type: string
        embed_id:
          description: What embeds name it by.
          type: string
        attributes:
          type: array
          items:
            type: object
            required:
              - attribute
              - value
            properties:
              attribute:
                type: string
              value:
                type: string
          x-order: any
        is_drilldown:
          description: Reached from another dashboard.
          type: boolean
    ReportBuilder:
      title: ReportBuilder
      type: object
      required:
        - name
        - embed_id
      properties:
        name:
          description: The name of the report builder.
          type: string
        embed_id:
          description: What embeds name it by.
          type: string
    PublishBody:
      type: object
      required:
        - embed_id
        - resource_type
        - environment
        - version_number
      properties:
        embed_id:
          pattern: \\S
          description: The embed id of a dashboard or report builder.
          type: string
        resource_type:
          type: string
          enum:
            - dashboard
            - report
          description: What it is.
        environment:
          pattern: \\S
          description: The environment tag, for example \`production\` or \`staging\`.
          type: string
        version_number:
          minimum: 1
          description: The version to show there.
          type: integer
    DashboardScreenshotBody:
      type: object
      required:
        - provided_id
        - dashboard_embed_id
      properties:
        provided_id:
          pattern: \\S
          description: Your id of the customer.
          type: string
        dashboard_embed_id:
          pattern: \\S
          description: The embed id of the dashboard.
          type: string
        subject:
          type:
            - string
            - "null"
          pattern: \\S
          description: The subject of the e-mail.
        variables:
          type:
            - object
            - "null"
          description: Variables of the dashboard.
        email:
          type:
            - string
            - "null"
          pattern: \\S
          description: Where to send it; without it a link is returned.
        download_file_name:
          type:
            - string
            - "null"
          pattern: \\S
          description: The name of the file, with or without its ending.
        export_type:
          enum:
            - image
            - pdf
            - null
          description: Default \`image\`.
    DashboardReportBody:
      type: object
      required:
        - provided_id
        - dashboard_embed_id
        - email
      properties:
        provided_id:
          pattern: \\S
          description: Your id of the customer.
          type: string
        dashboard_embed_id:
          pattern: \\S
          description: The embed id of the dashboard.
          type: string
        subject:
          type:
            - string
            - "null"
          pattern: \\S
          description: The subject of the e-mail.
        variables:
          type:
            - object
            - "null"
          description: Variables of the dashboard.
        email:
          pattern: \\S
          description: Where to send it.
          type: string
        custom_url:
          type:
            - string
            - "null"
          pattern: \\S
          description: Where the e-mail links to.
    ConnectPartnerBody:
      type: object
      required:
        - email
        - team_name
        - connection_info
      properties:
        email:
          pattern: \\S
          description: Who connects.
          type: string
        team_name:
          pattern: \\S
          description: The name of the team.
          type: string
        connection_info:
          type:
            - object
            - string
          description: "How to connect to the database: a JSON object, or its text."
    GroupTag:
      title: GroupTag
      type: object
      required:
        - name
      properties:
        name:
          description: The name of the group tag.
          type: string
    GroupTagBody:
      type: object
      required:
        - name
      properties:
        name:
          pattern: \\S
          description: The name of the group tag.
          type: string
    RenameGroupTagBody:
      type: object
      required:
        - name
        - new_name
      properties:
        name:
          pattern: \\S
          description: The current name of the group tag.
          type: string
        new_name:
          pattern: \\S
          description: Its new name.
          type: string
    CreateEndUserBody:
      anyOf:
        - required:
            - customer_id
        - required:
            - end_user_group_id
      type: object
      required:
        - provided_id
        - email
      properties:
        provided_id:
          pattern: \\S
          description: Your id of the end user.
          type: string
        email:
          pattern: \\S
          description: The e-mail address.
          type: string
        customer_id:
          description: Explo's number of the customer.
          type: integer
        end_user_group_id:
          description: The same, in older documentation.
          type: integer
        attributes:
          type:
            - object
            - "null"
          description: Free; \`header\` and \`footer\` are for e-mails.
    EndUser:
      title: EndUser
      type: object
      required:
        - provided_id
        - email
        - attributes
      properties:
        provided_id:
          description: Your id of the end user.
          type: string
        email:
          description: The e-mail address.
          type: string
        attributes:
          type:
            - object
            - string
          description: The attributes; a text in the notation of Python under another assumption.
          x-basis: assumed
    UpdateEndUserBody:
      anyOf:
        - required:
            - customer_id
        - required:
            - end_user_group_id
      type: object
      required:
        - provided_id
      properties:
        provided_id:
          pattern: \\S
          description: Your id of the end user.
          type: string
        customer_id:
          description: Explo's number of the customer.
          type: integer
        end_user_group_id:
          description: The same, in older documentation.
          type: integer
        email:
          type:
            - string
            - "null"
          pattern: \\S
          description: The new e-mail address.
        attributes:
          type:
            - object
            - "null"
          description: Replace the old ones.
    DeleteEndUserBody:
      anyOf:
        - required:
            - customer_id
        - required:
            - end_user_group_id
      type: object
      required:
        - provided_id
      properties:
        provided_id:
          pattern: \\S
          description: Your id of the end user.
          type: string
        customer_id:
          description: Explo's number of the customer.
          type: integer
        end_user_group_id:
          description: The same, in older documentation.
          type: integer
    CreateUserGroupBody:
      type: object
      required:
        - user_group_id
        - name
      properties:
        user_group_id:
          pattern: \\S
          description: Your id of the user group.
          type: string
        name:
          pattern: \\S
          description: The name of the user group.
          type: string
        mapping:
          type:
            - object
            - "null"
          additionalProperties:
            type: string
          description: Schema id → data source id, or the id that you gave the data source.
        is_demo_group:
          type:
            - boolean
            - "null"
          description: Demo watermark; demo groups are not billed. Default false.
        properties:
          type:
            - object
            - "null"
          description: Variables for dashboards and the SQL editor.
        data_source_id:
          type:
            - number
            - "null"
          description: Only in the oldest documentation; no effect.
        data_source_provided_id:
          type:
            - string
            - "null"
          pattern: \\S
          description: Only in the oldest documentation; no effect.
    UserGroup:
      title: UserGroup
      type: object
      required:
        - team_id
        - token
        - name
        - provided_id
        - is_demo_group
      properties:
        team_id:
          description: The id of the team.
          type: integer
        token:
          description: Identifies the user group to an embedded dashboard.
          type: string
        name:
          description: The name of the user group.
          type: string
        provided_id:
          description: The user_group_id of the request.
          type: string
        is_demo_group:
          description: Demo watermark.
          type: boolean
        properties:
          type:
            - object
            - "null"
          description: The properties, or null when there are none.
          x-null: or absent
        api_environment_tag:
          description: Only in older documentation.
          type: "null"
    UpdateUserGroupBody:
      type: object
      required:
        - user_group_id
      properties:
        user_group_id:
          pattern: \\S
          description: Your id of the user group.
          type: string
        name:
          type:
            - string
            - "null"
          pattern: \\S
          description: The new name.
        mapping:
          type:
            - object
            - "null"
          additionalProperties:
            type: string
          description: Schema id → data source id, or the id that you gave the data source.
        is_demo_group:
          type:
            - boolean
            - "null"
          description: Demo watermark; demo groups are not billed. Default false.
        properties:
          type:
            - object
            - "null"
          description: Variables for dashboards and the SQL editor.
    DeleteUserGroupBody:
      type: object
      required:
        - current_token
      properties:
        current_token:
          pattern: \\S
          description: The token of the user group.
          type: string
        user_group_id:
          type:
            - string
            - "null"
          pattern: \\S
          description: Only in older documentation; no effect.
        data_source_provided_id:
          type:
            - string
            - "null"
          pattern: \\S
          description: Only in older documentation; no effect.
    RefreshUserGroupTokenBody:
      type: object
      required:
        - current_token
      properties:
        current_token:
          pattern: \\S
          description: The token to replace.
          type: string
  responses:
    Refusal401:
      description: |-
        - \`Authentication credentials were not provided.\` (missingCredentials; assumption \`missingCredentials\`)
        - \`Invalid token.\` (unknownToken; assumption \`unknownToken\`)
      content:
        application/json:
          schema:
            $ref: "#/components/schemas/Refusal"
    Refusal405:
      description: |-
        - \`Method "{method}" not allowed.\` (methodNotAllowed; assumption \`wrongMethod\`, documented in so far as it is refused)
        - \`Method "{method}" not allowed.\` (slashMissing; assumption \`trailingSlash\`, documented in so far as it is refused)
      content:
        application/json:
          schema:
            $ref: "#/components/schemas/Refusal"
    Refusal413:
      description: "- \`Request body is too large.\` (bodyTooLarge; assumption \`bodyLimit\`)"
      content:
        application/json:
          schema:
            $ref: "#/components/schemas/Refusal"
    Refusal415:
      description: '- \`Unsupported media type "{type}" in request.\` (unsupportedMediaType; assumption \`malformedBody\`)'
      content:
        application/json:
          schema:
            $ref: "#/components/schemas/Refusal"

`
