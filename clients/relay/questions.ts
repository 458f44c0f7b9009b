/**
 * What relay-compiler reads. A bundler's plugin puts artifacts in the place of these tags; Node, without one, imports the
 * artifacts themselves, and nothing imports this file.
 */
import { graphql } from "relay-runtime";

export const documents = () => [
  graphql`
    fragment questions_owners on Owner @relay(plural: true) {
      role
      inherited
      holder {
        ... on Cited @alias(as: "cited") {
          id
        }
      }
      ownership {
        id
        basis
        asWorded
      }
    }
  `,
  graphql`
    query questionsPlanQuery($id: ID!) {
      programme(id: $id) {
        owners {
          ...questions_owners
        }
      }
    }
  `,
  graphql`
    fragment questions_commitment on Commitment @refetchable(queryName: "questionsAgainQuery") {
      title
      status {
        status
        words
      }
      owners {
        ...questions_owners
      }
    }
  `,
  graphql`
    query questionsCommitmentQuery($id: ID!) {
      commitment(id: $id) {
        ...questions_commitment
      }
    }
  `,
  graphql`
    query questionsHolderQuery($id: ID!) {
      post(id: $id) {
        owns(first: 100) {
          edges {
            node {
              id
              asWorded
            }
          }
        }
      }
    }
  `,
  graphql`
    fragment questions_list on Query
    @argumentDefinitions(
      where: { type: "CommitmentFilter!" }
      first: { type: "Int!" }
      after: { type: "String" }
    )
    @refetchable(queryName: "questionsPageQuery") {
      commitments(where: $where, first: $first, after: $after) @connection(key: "questions_commitments") {
        totalCount
        facets(by: [STATUS, THEME]) {
          by
          counts {
            title
            count
          }
        }
        edges {
          node {
            id
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  graphql`
    query questionsListQuery($where: CommitmentFilter!, $first: Int!) {
      ...questions_list @arguments(where: $where, first: $first)
    }
  `,
];
