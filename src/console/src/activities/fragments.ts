import { graphql } from '../generated';

/** What the form of an activity is filled from. */
export const ActivityPlanValues = graphql(`
  fragment ActivityPlanValues on Activity {
    type class title purpose conveys inPlan planReference startsOn endsOn arrivesOn departsOn
    participants staff experts guests participantsCharged lodgingProvided mealsProvided budgetLine providedItems
    branch { id }
    venue { name city place kind }
    lines { kind estimate note }
    lectures { title hours halfDays fee topic lecturer { id name } }
    funding { source amount note line }
    sponsors { kind unit amount purpose contractNumber contract { hash name kind } }
    attachments { hash name kind }
  }
`);
