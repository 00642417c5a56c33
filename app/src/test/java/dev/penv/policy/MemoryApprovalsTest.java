package dev.penv.policy;

class MemoryApprovalsTest extends ApprovalsContract {
  @Override
  protected Approvals empty() {
    return new MemoryApprovals();
  }
}
