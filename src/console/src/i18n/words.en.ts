import type * as g from '../generated/graphql';

export const role: Record<g.Role, string> = {
  BRANCH_OFFICER: 'Branch officer', BRANCH_HEAD: 'Branch head', SECRETARIAT: 'Secretariat', FINANCE: 'Finance', LEADER: 'Leader',
  DISCIPLINE: 'Discipline', CUSTODIAN: 'Custodian', AUDITOR: 'Auditor', ADMIN: 'Administrator',
};
export const activityStatus: Record<g.ActivityStatus, string> = {
  DRAFT: 'Draft', SUBMITTED: 'In approval', RETURNED: 'Returned', WITHDRAWN: 'Withdrawn', REJECTED: 'Rejected', APPROVED: 'Approved', AMENDING: 'Amendment in approval',
  CANCELLED: 'Cancelled', STARTED: 'Under way', CONCLUDED: 'Concluded', SETTLED: 'Settled', ARCHIVED: 'Archived',
};
export const activityType: Record<g.ActivityType, string> = {
  CONFERENCE: 'Academic conference', MEETING: 'Meeting', TRAINING: 'Training', SURVEY: 'Survey', STUDY_TRIP: 'Study trip', PUBLICITY: 'Publicity', BRANCH_ELECTION: 'Branch election', OTHER: 'Other',
};
export const activityClass: Record<g.ActivityClass, string> = { I: 'Class I', II: 'Class II', III: 'Class III', IV: 'Class IV' };
export const costKind: Record<g.CostKind, string> = {
  LODGING: 'Lodging', MEALS: 'Meals', VENUE: 'Venue', MATERIAL: 'Material', TRANSPORT: 'Transport', LECTURE_FEES: 'Lecture fees', OTHER: 'Other costs',
};
export const expenseItem: Record<g.ExpenseItem, string> = { ...costKind, RECEPTION: 'Official reception' };
export const lecturerTitle: Record<g.LecturerTitle, string> = { ASSOCIATE_SENIOR: 'Associate senior', SENIOR: 'Senior', ACADEMICIAN: 'Academician or nationally known', OTHER: 'Other' };
export const sponsorKind: Record<g.SponsorKind, string> = { SPONSOR: 'Sponsor', CO_ORGANISER: 'Co-organiser' };
export const fundingSource: Record<g.FundingSource, string> = { BUDGET: "Branch's budget", REGISTRATION_FEES: 'Registration fees', SPONSORSHIP: 'Sponsorship', GRANT: 'Grant', OTHER: 'Other' };
export const placeKind: Record<g.PlaceKind, string> = {
  OWN_PREMISES: 'Own premises', HOTEL: 'Hotel', CONFERENCE_CENTRE: 'Conference centre', HOSPITAL: 'Hospital', UNIVERSITY: 'University', CANTEEN: 'Canteen', RESTAURANT: 'Restaurant',
  ONLINE: 'Online', PRIVATE_CLUB: 'Private club', HIGH_CONSUMPTION: 'High-consumption place', SCENIC_AREA: 'Scenic area', OTHER: 'Other',
};
export const providedItem: Record<g.ProvidedItem, string> = {
  ALCOHOL: 'Alcohol', CIGARETTES: 'Cigarettes', HIGH_END_DISHES: 'High-end dishes', SHARK_FIN: 'Shark fin', BIRDS_NEST: "Bird's nest", WILD_ANIMALS: 'Wild animals', BANQUET: 'Banquet', TOUR: 'Tour',
  SOUVENIRS: 'Souvenirs', GIFTS: 'Gifts', AIRPORT_WELCOME: 'Welcome at airport, station, pier or border', CROSS_REGION_ESCORT: 'Escort across regions', HIDDEN_RECEPTION: 'Reception hidden under a meeting or training',
};
export const receptionStatus: Record<g.ReceptionStatus, string> = {
  APPLIED: 'In approval', RETURNED: 'Returned', WITHDRAWN: 'Withdrawn', REJECTED: 'Rejected', APPROVED: 'Approved', CANCELLED: 'Cancelled', HELD: 'Held',
  RECORDED: 'List filled in', VERIFIED: 'Verified', CLAIMED: 'Claimed',
};
export const mealKind: Record<g.MealKind, string> = { WORKING_MEAL: 'Working meal', SELF_PAID: 'Paid by the guests', OTHER: 'Other meal' };
export const chargeKind: Record<g.ChargeKind, string> = { MEALS: 'Meals', VEHICLE: 'Vehicle', LODGING: 'Lodging', OTHER: 'Other' };
export const fundUseStatus: Record<g.FundUseStatus, string> = {
  DRAFT: 'Draft', SUBMITTED: 'In approval', RETURNED: 'Returned', APPROVED: 'Approved', PAYMENT_REQUESTED: 'To be paid', PAID: 'Paid', SETTLED: 'Settled', REJECTED: 'Rejected', WITHDRAWN: 'Withdrawn',
};
export const partyKind: Record<g.PartyKind, string> = { COMPANY: 'Organisation', PERSON: 'Person' };
export const incomeKind: Record<g.IncomeKind, string> = { FEE: 'Fee', SPONSORSHIP: 'Sponsorship', DONATION: 'Donation', OTHER: 'Other' };
export const overdrawPolicy: Record<g.OverdrawPolicy, string> = { STOP: 'Refuse above it', WARN: 'Warn above it' };
export const stepStatus: Record<g.StepStatus, string> = { WAITING: 'Waiting', APPROVED: 'Approved', RETURNED: 'Returned', REJECTED: 'Rejected' };
export const stepName: Record<string, string> = { PRE_CHECK: 'Papers checked', FINANCE_REVIEW: 'Money reviewed', LEADER_APPROVAL: 'Leader signs' };
export const fileKind = {
  OTHER: 'Other', LETTER: 'Official letter', NOTICE: 'Notice', INVOICE: 'Invoice', CONTRACT: 'Contract', LIST: 'List', SIGN_IN_SHEET: 'Sign-in sheet', ITEMISED_BILL: 'Itemised bill', APPROVAL: 'Approval', PHOTOGRAPHS: 'Photographs',
};
export const severity: Record<g.Severity, string> = { STOP: 'Stop', WARN: 'Warning', NOTE: 'Note' };
export const findingOutcome: Record<g.FindingOutcome, string> = { PASS: 'Passes', FAIL: 'Fails', UNKNOWN: 'Not said yet' };
export const violationStatus: Record<g.ViolationStatus, string> = {
  RAISED: 'To be explained', EXPLAINED: 'Explained', DISMISSED: 'Dismissed', CONFIRMED: 'Confirmed', RECTIFIED: 'Rectified', REFERRED: 'Referred to a clue',
};
export const clueStatus: Record<g.ClueStatus, string> = {
  REGISTERED: 'Disposition due', PROPOSED: 'Disposition proposed', TALKING: 'Talk or inquiry', VERIFYING: 'Being verified', EXAMINED: 'Examined', SHELVED: 'Shelved', CLOSED: 'Closed', TRANSFERRED: 'Transferred',
};
export const clueSource: Record<g.ClueSource, string> = {
  REPORT: 'Report by letter or visit', ASSIGNED: 'Assigned from above', JUDICIARY: 'From police, procuratorate, court', SUPERVISION: 'Found in supervision', INVESTIGATION: 'Found in an investigation', AUDIT: 'Found in audit', INSPECTION: 'Found in an inspection', OTHER: 'Other',
};
export const disciplineClass: Record<g.DisciplineClass, string> = { POLITICAL: 'Political', ORGANIZATIONAL: 'Organizational', INTEGRITY: 'Integrity', MASSES: 'Towards the masses', WORK: 'Work', LIFE: 'Life' };
export const clueDisposition: Record<g.ClueDisposition, string> = { TALK: 'Talk or inquiry', VERIFICATION: 'Preliminary verification', SHELVE: 'Shelve', CLOSE: 'Close', TRANSFER: 'Transfer to an authority' };
export const clueAct: Record<g.ClueAct, string> = {
  SUPPLEMENTED: 'Supplemented', VIOLATION_LINKED: 'Violation linked', HANDLERS_APPOINTED: 'Handler appointed', HANDLER_RECUSED: 'Handler recused', PROPOSED: 'Disposition proposed', RETURNED: 'Disposition returned', APPROVED: 'Disposition approved', TALK_ANSWERED: 'Inquiry answered', VERIFIED: 'Verification concluded',
};
export const reporterKind: Record<g.ReporterKind, string> = { SIGNED: 'Signed', ANONYMOUS: 'Anonymous' };
export const identityRequestStatus: Record<g.IdentityRequestStatus, string> = { REQUESTED: 'To be decided', RELEASED: 'Released', WITHHELD: 'Withheld' };
export const violationClass: Record<g.ViolationClass, string> = {
  A1: 'A1 Failing to carry out central decisions', A2: 'A2 Shirking, inaction, misconduct or sham action', A3: 'A3 Poor service to the public', A4: 'A4 Excess papers, meetings, inspections', A5: 'A5 Other formalism, bureaucratism',
  B1A: 'B1-1 Speciality gifts', B1B: 'B1-2 Gift money and other gifts', B2A: 'B2-1 Eating and drinking on public money', B2B: 'B2-2 Accepting banquets', B3: 'B3 Weddings and funerals',
  B4: 'B4 Allowances and benefits', B5: 'B5 Travel', B6: 'B6 Other hedonism, extravagance',
};
export const verification: Record<g.Verification, string> = { UNVERIFIED: 'Not compared with the original', CHECKED: 'Compared with the original' };
export const normLayer: Record<g.NormLayer, string> = { NATIONAL: 'National', PROVINCIAL: 'Provincial', ASSOCIATION: 'Association', BRANCH: 'Branch' };
export const normPackStatus: Record<g.NormPackStatus, string> = { DRAFTED: 'Drafted', ADOPTED: 'In force', SUPERSEDED: 'Superseded' };
export const judgedKind: Record<g.JudgedKind, string> = { ACTIVITY: 'Activity', RECEPTION: 'Reception', FUND_USE: 'Fund use' };
export const amendmentOutcome: Record<g.AmendmentOutcome, string> = { APPROVED: 'Approved', REJECTED: 'Rejected', RETURNED: 'Returned', WITHDRAWN: 'Withdrawn' };
