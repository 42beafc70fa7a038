import { graphql } from '../generated';

/** What a sheet of the form is filled from: all that the register keeps of it, so that nothing is lost when it is saved again. */
export const SheetValues = graphql(`
  fragment SheetValues on ReceptionSheet {
    receivedOn leftOn guestCount companionCount supportCount providedItems
    guests { person { id } name unit post rank }
    companions { person { id } name unit post rank }
    place { city name kind }
    meals { on kind people amount place }
    stays { from to rooms amount hotel }
    rides { on route vehicles amount }
    costs { on what amount }
    charges { kind people amount receipt }
  }
`);

export const ReceptionValues = graphql(`
  fragment ReceptionValues on Reception {
    guestUnit purpose
    branch { id }
    host { id }
    schedule { on what time place }
    letter { number unit on guests file { hash name kind } }
    attachments { hash name kind }
    planned { ...SheetValues }
    list { headCount sheet { ...SheetValues } invoices { number amount file } attachments { hash name kind } }
  }
`);
